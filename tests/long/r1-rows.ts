/** R1's guarantees over many seeds, on whichever database the calling file has opened. */
import { expect, test } from "vitest";
import { FULL, simulate, SMALL, type SimulationSize } from "../chaos/simulation";
import { seedsFor } from "./seeds";

const FULL_SEEDS = 6;

export function playR1(half: "odd" | "even"): void {
  test.each(seedsFor(half))("R1: no row differs after 400 deliveries about 40 resources (seed %i)", (seed) =>
    play(seed, SMALL),
  );
  test.each(seedsFor(half, FULL_SEEDS))(
    "R1: no row differs after 10,000 deliveries about 500 resources (seed %i)",
    (seed) => play(seed, FULL),
  );
}

async function play(seed: number, size: SimulationSize): Promise<void> {
  const replay = `replay: SEED=${seed} npm run test:long -- r1`;
  const report = await simulate(seed, size);
  expect(report.differences, replay).toEqual([]);
  expect(report.refetched, replay).toEqual([]);
  expect(report.overdrawn, replay).toEqual([]);
  expect(report.delivered, replay).toBeGreaterThanOrEqual(size.deliveries);
}
