import { expect, test } from "vitest";
import { fixedClock } from "./clock";
import { rateLimiter } from "./limits.server";

test("a burst passes, then one per refill, and the refusal says when to come back", () => {
  const clock = fixedClock(0);
  const limiter = rateLimiter({ capacity: 3, refillPerSecond: 0.5 }, clock);
  expect([1, 2, 3].map(() => limiter.take("a").ok)).toEqual([true, true, true]);
  expect(limiter.take("a")).toEqual({ ok: false, retryAfterSeconds: 2 });
  clock.advance(2000);
  expect(limiter.take("a").ok).toBe(true);
  expect(limiter.take("a").ok).toBe(false);
});

test("one key's burst leaves another's alone", () => {
  const limiter = rateLimiter({ capacity: 1, refillPerSecond: 1 }, fixedClock(0));
  limiter.take("a");
  expect(limiter.take("a").ok).toBe(false);
  expect(limiter.take("b").ok).toBe(true);
});

test("keys that came once are forgotten, so memory is bounded", () => {
  const clock = fixedClock(0);
  const limiter = rateLimiter({ capacity: 1, refillPerSecond: 1 }, clock);
  for (let visitor = 0; visitor < 20_000; visitor += 1) {
    limiter.take(`visitor ${visitor}`);
    clock.advance(10);
  }
  expect(limiter.size).toBeLessThan(2000);
});
