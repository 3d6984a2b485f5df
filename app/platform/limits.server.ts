/**
 * Rate limits as token buckets in this process's memory. Called by the doors, keyed by visitor, address or shop. With N
 * web processes a key gets at most N times the rate; memory is bounded because full buckets are forgotten.
 */
import type { Clock } from "./clock";
import { systemClock } from "./clock";

const SWEEP_EVERY_TAKES = 1000;

export type Taken = { ok: true } | { ok: false; retryAfterSeconds: number };

export interface RateLimiter {
  /** Takes `tokens` of the key's bucket, all or none. */
  take(key: string, tokens?: number): Taken;
  /** Keys now in memory, for the test of its bound. */
  readonly size: number;
}

/** @param rate.capacity the burst; @param rate.refillPerSecond the lasting rate */
export function rateLimiter(
  rate: { capacity: number; refillPerSecond: number },
  clock: Clock = systemClock,
): RateLimiter {
  const { capacity, refillPerSecond } = rate;
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  let takes = 0;

  const levelOf = (bucket: { tokens: number; atMs: number }, nowMs: number) =>
    Math.min(capacity, bucket.tokens + ((nowMs - bucket.atMs) / 1000) * refillPerSecond);

  const forgetFull = (nowMs: number) => {
    for (const [key, bucket] of buckets) if (levelOf(bucket, nowMs) >= capacity) buckets.delete(key);
  };

  return {
    take(key, tokens = 1) {
      const nowMs = clock.nowMs();
      if ((takes += 1) % SWEEP_EVERY_TAKES === 0) forgetFull(nowMs);
      const level = levelOf(buckets.get(key) ?? { tokens: capacity, atMs: nowMs }, nowMs);
      if (level < tokens) {
        buckets.set(key, { tokens: level, atMs: nowMs });
        return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil((tokens - level) / refillPerSecond)) };
      }
      buckets.set(key, { tokens: level - tokens, atMs: nowMs });
      return { ok: true };
    },
    get size() {
      return buckets.size;
    },
  };
}
