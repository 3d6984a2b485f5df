/**
 * A circuit breaker for one model provider, so that a provider that is gone costs shoppers nothing. Used by
 * withFallback. Closed → open after a row of failures → half-open after a pause, when one call may try.
 */
import type { Clock } from "~/platform/clock";

export interface Breaker {
  readonly state: "closed" | "open" | "half-open";
  /** True when a call may be made now. While half-open only the first asker is let through. */
  tryEnter(): boolean;
  recordSuccess(): void;
  recordFailure(): void;
  /** A call ended without saying anything of the provider (the shopper left): frees the half-open slot. */
  recordNothing(): void;
}

/** Promise R6: open within 5 failures, back at most 15 s after the provider is. */
const FAILURES_TO_OPEN = 4;
const OPEN_MS = 10_000;

/**
 * @param clock where the time comes from
 * @param options failuresToOpen: failures in a row; openMs: pause before a probe, in milliseconds
 */
export function createBreaker(clock: Clock, options: { failuresToOpen?: number; openMs?: number } = {}): Breaker {
  const failuresToOpen = options.failuresToOpen ?? FAILURES_TO_OPEN;
  const openMs = options.openMs ?? OPEN_MS;
  let failuresInRow = 0;
  let openedAtMs: number | null = null;
  let isProbing = false;

  const stateNow = () => {
    if (openedAtMs === null) return "closed" as const;
    return clock.nowMs() - openedAtMs >= openMs ? ("half-open" as const) : ("open" as const);
  };

  return {
    get state() {
      return stateNow();
    },
    tryEnter() {
      const state = stateNow();
      if (state === "closed") return true;
      if (state === "open" || isProbing) return false;
      isProbing = true;
      return true;
    },
    recordSuccess() {
      failuresInRow = 0;
      openedAtMs = null;
      isProbing = false;
    },
    recordFailure() {
      failuresInRow += 1;
      isProbing = false;
      if (failuresInRow >= failuresToOpen) openedAtMs = clock.nowMs();
    },
    recordNothing() {
      isProbing = false;
    },
  };
}
