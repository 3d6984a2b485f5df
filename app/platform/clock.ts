/** Time as a value that is passed in, so that tests move it. Every domain that needs the time takes a Clock. */
export interface Clock {
  /** Epoch milliseconds, UTC. */
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

/** A clock that stands still until moved, for tests. */
export function fixedClock(startMs: number): Clock & { advance(ms: number): void } {
  let current = startMs;
  return { nowMs: () => current, advance: (ms) => void (current += ms) };
}
