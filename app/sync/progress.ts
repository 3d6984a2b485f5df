/**
 * The parts of a run and how far each is: what the admin home, the status and `npm run sync` show. Pure: it reads the run
 * record alone, which run.server.ts keeps.
 */
import type { PartRecord, Run } from "./run.server";

/** In the order in which they are shown; they run side by side. */
export const PARTS = ["products", "collections", "inventory", "plans", "orders", "customers", "content"] as const;
export type Part = (typeof PARTS)[number];
export type PartState = "waiting" | "running" | "done" | "skipped";

/** A thing that was not taken, and why: an id or a part, and an error code or what was wrong with it. */
export interface Skipped {
  what: string;
  why: string;
}

export interface PartProgress {
  part: Part;
  state: PartState;
  done: number;
  /** Null while the shop has not said how many there are. */
  total: number | null;
  perSecond: number | null;
  secondsLeft: number | null;
  /** Why it was skipped, as an error code; else null. */
  why: string | null;
}

export interface RunProgress {
  parts: PartProgress[];
  /** Share of the whole run that is done, 0..1; null while nothing is known of any part. */
  share: number | null;
  /** Of the slowest part; null while a part that is under way cannot tell. */
  secondsLeft: number | null;
  skippedTotal: number;
  /** The first of them. */
  skipped: Skipped[];
}

/** What each part is of the whole, by what it takes for an ordinary shop. */
const WEIGHTS: Record<Part, number> = {
  products: 46,
  collections: 4,
  inventory: 8,
  plans: 4,
  orders: 22,
  customers: 10,
  content: 6,
};

/** Below this a rate says nothing yet. */
const SHORTEST_MEASURE_MS = 500;

export function progressOf(run: Run, nowMs: number): RunProgress {
  const parts = PARTS.map((part) => partProgress(part, run.checkpoint.parts[part], nowMs));
  const open = parts.filter(({ state }) => state === "running" || state === "waiting");
  const times = open.map(({ secondsLeft }) => secondsLeft);
  const { skipped, skippedBy } = run.counts;
  return {
    parts,
    share: shareOf(parts),
    secondsLeft: times.includes(null) ? null : Math.max(0, ...times.map((time) => time ?? 0)),
    skippedTotal: Object.values(skippedBy).reduce((sum, count) => sum + count, 0),
    skipped,
  };
}

function partProgress(part: Part, record: PartRecord | undefined, nowMs: number): PartProgress {
  const { state, done, total } = record ?? { state: "waiting" as const, done: 0, total: null };
  const perSecond = record ? rateOf(record, nowMs) : null;
  const left = total === null ? null : Math.max(0, total - done);
  const isOver = state === "done" || state === "skipped";
  const secondsLeft = isOver ? 0 : left === null || perSecond === null ? null : Math.ceil(left / perSecond);
  return { part, state, done, total, perSecond, secondsLeft, why: record?.why ?? null };
}

/** From when this part's file began to be stored: waiting for Shopify is no measure of our speed. */
function rateOf({ rateFromMs, rateFromDone, done, finishedAtMs }: PartRecord, nowMs: number): number | null {
  if (rateFromMs === null || done <= rateFromDone) return null;
  const elapsedMs = (finishedAtMs ?? nowMs) - rateFromMs;
  return elapsedMs < SHORTEST_MEASURE_MS ? null : ((done - rateFromDone) * 1000) / elapsedMs;
}

function shareOf(parts: PartProgress[]): number | null {
  if (parts.every(({ state, total }) => state === "waiting" && total === null)) return null;
  const whole = parts.reduce((sum, { part }) => sum + WEIGHTS[part], 0);
  const done = parts.reduce((sum, progress) => sum + WEIGHTS[progress.part] * shareOfPart(progress), 0);
  return whole === 0 ? 1 : done / whole;
}

function shareOfPart({ state, done, total }: PartProgress): number {
  if (state === "done" || state === "skipped") return 1;
  return total ? Math.min(1, done / total) : 0;
}
