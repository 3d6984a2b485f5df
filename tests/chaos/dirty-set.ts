/**
 * The dirty set as a model: marks, claims, releases, crashes and the clock in any order, by two workers. Whatever the
 * order: what was marked after its last fetch began is fetched again, no id is in two workers' hands at once, and a crash
 * loses nothing once its lease is over. Played by the test beside it, and at length by tests/long.
 */
import fc from "fast-check";
import { expect } from "vitest";
import type { ShopDb } from "~/db.server";
import {
  claimDirty,
  markDirty,
  PRIORITY,
  releaseDone,
  releaseForRetry,
  type ClaimHand,
  type DrainLane,
  type Priority,
} from "~/sync/dirty.server";
import { makeShop } from "../support/db";

const START_MS = Date.UTC(2026, 10, 2, 9, 0, 0);
const IDS = [1, 2].map((number) => `gid://shopify/Product/${number}`);
/** Longer than any lease or back-off. */
const LONG_MS = 3 * 3600_000;

/** What the world knows beside the table: when each id was last marked and last begun to be fetched, in event numbers. */
interface Model {
  db: ShopDb;
  nowMs: number;
  event: number;
  marked: Map<string, number>;
  /** By id, the event at which the fetch of the last completed claim began. */
  fetched: Map<string, number>;
  /** What each worker holds: its claims, its lease, and when it took them. */
  hands: (null | { hand: ClaimHand; since: number })[];
}

type Step =
  | { kind: "mark"; id: number; agoMs: number; priority: Priority }
  | { kind: "claim"; worker: 0 | 1; limit: number; lane: DrainLane }
  | { kind: "done" | "retry" | "crash"; worker: 0 | 1 }
  | { kind: "wait"; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("mark" as const),
      id: fc.nat(1),
      agoMs: fc.nat(5_000),
      priority: fc.constantFrom(PRIORITY.urgent, PRIORITY.ordinary, PRIORITY.prose, PRIORITY.background),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("claim" as const),
      worker: fc.constantFrom(0, 1),
      limit: fc.integer({ min: 1, max: 4 }),
      lane: fc.constantFrom("front" as const, "back" as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom("done" as const, "done" as const, "retry" as const, "crash" as const),
      worker: fc.constantFrom(0, 1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.constantFrom(1, 900, 4_000, 61_000) }),
  },
);

/** @throws with fast-check's seed and the shortest order that breaks it */
export async function noOrderLosesAMark(orders: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
      const model = await freshModel();
      for (const one of steps) await play(model, one);
      // Whoever still holds something is killed; then one worker alone does what is left.
      model.hands = [null, null];
      await finish(model);
      for (const [gid, at] of model.marked)
        expect(model.fetched.get(gid) ?? -1, `${gid} was marked after its last fetch began`).toBeGreaterThan(at);
      expect(await model.db.dirtyResource.count()).toBe(0);
    }),
    { numRuns: orders },
  );
}

async function freshModel(): Promise<Model> {
  const { db } = await makeShop({ installedAt: new Date(START_MS) });
  return { db, nowMs: START_MS, event: 0, marked: new Map(), fetched: new Map(), hands: [null, null] };
}

async function play(model: Model, one: Step): Promise<void> {
  model.event += 1;
  if (one.kind === "wait") model.nowMs += one.ms;
  else if (one.kind === "mark") {
    const gid = IDS[one.id] ?? "";
    await markDirty(model.db, model.db.shopId, [gid], new Date(model.nowMs - one.agoMs), {
      cause: "webhook",
      priority: one.priority,
    });
    model.marked.set(gid, model.event);
  } else if (one.kind === "claim") await claim(model, one);
  else await letGo(model, one.worker, one.kind);
}

async function claim(model: Model, { worker, limit, lane }: Extract<Step, { kind: "claim" }>): Promise<void> {
  if (model.hands[worker]) return;
  const now = new Date(model.nowMs);
  const hand = await claimDirty(model.db, { now, dueBefore: now, limit, lane });
  if (hand.claims.length === 0) return;
  const other = model.hands[1 - worker]?.hand;
  if (other && other.leaseUntil.getTime() > model.nowMs) {
    const theirs = new Set(other.claims.map(({ gid }) => gid));
    expect(
      hand.claims.filter(({ gid }) => theirs.has(gid)),
      "ids in both workers' hands",
    ).toEqual([]);
  }
  model.hands[worker] = { hand, since: model.event };
}

async function letGo(model: Model, worker: 0 | 1, how: "done" | "retry" | "crash"): Promise<void> {
  const held = model.hands[worker];
  if (!held) return;
  model.hands[worker] = null;
  const { claims, leaseId } = held.hand;
  if (how === "crash") return;
  const now = new Date(model.nowMs);
  if (how === "retry") return releaseForRetry(model.db, claims, leaseId, now);
  for (const { gid } of claims) model.fetched.set(gid, Math.max(held.since, model.fetched.get(gid) ?? -1));
  await releaseDone(
    model.db,
    claims.map(({ gid }) => gid),
    leaseId,
  );
}

async function finish(model: Model): Promise<void> {
  for (let round = 0; round < 6; round++) {
    model.nowMs += LONG_MS;
    for (const lane of ["front", "back"] as const) {
      await play(model, { kind: "claim", worker: 0, limit: 4, lane });
      await play(model, { kind: "done", worker: 0 });
    }
  }
}
