/** A slow round makes the next ones smaller and rests; quick ones bring the full size back. */
import { expect, test } from "vitest";
import { createPace } from "./pace";

test("slow rounds shrink, never below a few rows, and rest at most a second", () => {
  const pace = createPace(50);
  const rests = Array.from({ length: 8 }, () => pace.after({ tookMs: 20_000 }));
  expect(pace.limit()).toBe(5);
  expect(rests.every((ms) => ms > 0 && ms <= 1000)).toBe(true);
});

test("quick rounds grow back to the full size and do not rest", () => {
  const pace = createPace(50);
  pace.after({ tookMs: 9000 });
  expect(pace.limit()).toBe(25);
  expect(pace.after({ tookMs: 100 })).toBe(0);
  expect(pace.limit()).toBe(50);
});
