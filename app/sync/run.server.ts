/**
 * The record of one sync run: its parts, where each stands, what was skipped, and the lease that keeps a second worker
 * off it. Written by the import and the reconcile, read by syncStatus. A run whose lease has run out may be taken up by
 * anyone, and each part goes on from its own checkpoint.
 */
import type { SyncRun } from "@prisma/client";
import { z } from "zod";
import { shopTransaction, type ShopDb } from "~/db.server";
import { AppError } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { PARTS, type Part } from "./progress";

export const LEASE_MS = 30_000;
/** Skipped things are named for the merchant, the first of each part only; the reasons are counted. */
const MOST_SKIPPED = 50;
const MOST_REASONS = 20;

const skippedSchema = z.array(z.object({ what: z.string(), why: z.string() })).default([]);
const skippedBySchema = z.record(z.string(), z.number()).default({});

const partSchema = z.object({
  state: z.enum(["waiting", "running", "done", "skipped"]).default("waiting"),
  bulkOperationGid: z.string().nullable().default(null),
  /** Lines of the bulk file that are stored. */
  line: z.number().default(0),
  /** Times this part's bulk operation was begun. */
  tries: z.number().default(0),
  /** Times this operation's file was read again, from the first line that is not stored. */
  rereads: z.number().default(0),
  done: z.number().default(0),
  total: z.number().nullable().default(null),
  startedAtMs: z.number().nullable().default(null),
  finishedAtMs: z.number().nullable().default(null),
  /** When this process began to store the file, and what was stored then: the rate's measure. */
  rateFromMs: z.number().nullable().default(null),
  rateFromDone: z.number().default(0),
  /** Why it was skipped, as an error code. */
  why: z.string().nullable().default(null),
  skipped: skippedSchema,
  skippedBy: skippedBySchema,
});
/** One part of a run: change its fields, then `saveRun`. */
export type PartRecord = z.infer<typeof partSchema>;

const checkpointSchema = z.object({
  parts: z.partialRecord(z.enum(PARTS), partSchema).default({}),
  /** The shop does not release names: customers are asked for without. */
  isNameless: z.boolean().default(false),
  leaseUntilMs: z.number().default(0),
  leaseOwner: z.string().nullable().default(null),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const countsSchema = z.object({
  skipped: skippedSchema,
  /** How many things were skipped, by reason. */
  skippedBy: skippedBySchema,
  /** What a reconcile found to differ, by kind. */
  drift: z.record(z.string(), z.record(z.string(), z.number())).optional(),
});
export type RunCounts = z.infer<typeof countsSchema>;

/** A run in hand. Change its fields, then `saveRun`. */
export interface Run {
  id: string;
  kind: string;
  /** The part under way that comes first, or "done". */
  phase: Part | "done";
  startedAt: Date;
  counts: RunCounts;
  checkpoint: Checkpoint;
}

/** The run is somebody else's by now, or was ended from outside (an uninstall): nothing more of it may be written. */
export class LeaseLost extends AppError {
  constructor() {
    super("conflict", "The sync run was taken up or ended by another process.");
  }
}

/** Begins a run of this kind, or gives the one that is running already; two callers at once get the same. */
export async function beginRun(db: ShopDb, kind: "import" | "reconcile", nowMs: number): Promise<string> {
  return shopTransaction(db, async (tx) => {
    // The shop's row is the lock: one begins at a time.
    await tx.$queryRaw`SELECT 1 FROM shop WHERE id = ${db.shopId} FOR UPDATE`;
    const running = await tx.syncRun.findFirst({ where: { kind, status: "running" }, select: { id: true } });
    if (running) return running.id;
    const id = newId(nowMs);
    await tx.syncRun.create({
      data: { id, shopId: db.shopId, kind, status: "running", phase: "products", startedAt: new Date(nowMs) },
    });
    return id;
  });
}

/** Takes the run for LEASE_MS; null when it is over or another worker has it. */
export async function takeRun(db: ShopDb, runId: string, nowMs: number): Promise<Run | null> {
  const lease = JSON.stringify({ leaseUntilMs: nowMs + LEASE_MS, leaseOwner: newId(nowMs) });
  const taken = await db.$queryRaw<{ id: string }[]>`
    UPDATE sync_run SET checkpoint = checkpoint || ${lease}::jsonb
    WHERE shop_id = ${db.shopId} AND id = ${runId} AND status = 'running'
      AND coalesce((checkpoint->>'leaseUntilMs')::bigint, 0) < ${nowMs}::bigint
    RETURNING id`;
  if (taken.length === 0) return null;
  return toRun(await db.syncRun.findUniqueOrThrow({ where: { id: runId } }));
}

/**
 * Writes where the run stands and holds its lease on. Parts that run side by side may call it at once.
 * @throws LeaseLost when the run is not ours any more
 */
export async function saveRun(db: ShopDb, run: Run, nowMs: number): Promise<void> {
  run.checkpoint.leaseUntilMs = nowMs + LEASE_MS;
  await write(db, run, {});
}

/** Gives the lease back with the run unfinished: a waiting bulk operation, or a shutdown. */
export async function yieldRun(db: ShopDb, run: Run): Promise<void> {
  run.checkpoint.leaseUntilMs = 0;
  await write(db, run, {});
}

export async function finishRun(db: ShopDb, run: Run, nowMs: number): Promise<void> {
  await write(db, run, { status: "done", finishedAt: new Date(nowMs) });
}

/** Ends the run visibly. What it stored so far is true and stays. */
export async function failRun(db: ShopDb, run: Run, error: AppError, nowMs: number): Promise<void> {
  await write(db, run, {
    status: "failed",
    finishedAt: new Date(nowMs),
    errorCode: error.code,
    errorMessage: error.message.slice(0, 1000),
  });
}

/** The record of one part of the run, made when it is first asked for. */
export function partOf(run: Run, part: Part): PartRecord {
  return (run.checkpoint.parts[part] ??= partSchema.parse({}));
}

/** Forgets what this part has done, for a new bulk operation. */
export function restartPart(run: Run, part: Part): void {
  const { tries, startedAtMs } = partOf(run, part);
  run.checkpoint.parts[part] = partSchema.parse({ state: "waiting", tries, startedAtMs });
}

/** Notes that something was not taken, and why: an error code, or what was wrong with it. */
export function addSkipped(run: Run, part: Part, { what, why }: { what: string; why: string }): void {
  const record = partOf(run, part);
  const reason = why.slice(0, 200);
  if (record.skipped.length < MOST_SKIPPED) record.skipped.push({ what, why: reason });
  const isCounted = reason in record.skippedBy || Object.keys(record.skippedBy).length < MOST_REASONS;
  const key = isCounted ? reason : "other";
  record.skippedBy[key] = (record.skippedBy[key] ?? 0) + 1;
}

/** An older record without parts is one that begins anew. */
export function toRun(row: SyncRun): Run {
  const checkpoint = checkpointSchema.catch(checkpointSchema.parse({})).parse(row.checkpoint ?? {});
  return {
    id: row.id,
    kind: row.kind,
    phase: z
      .enum([...PARTS, "done"])
      .catch("products")
      .parse(row.phase),
    startedAt: row.startedAt,
    counts: countsSchema.catch(countsSchema.parse({})).parse(row.counts ?? {}),
    checkpoint,
  };
}

interface Ending {
  status?: string;
  finishedAt?: Date;
  errorCode?: string;
  errorMessage?: string;
}

/** The last write of each run: parts that save at once must not overtake each other. */
const writes = new WeakMap<Run, Promise<unknown>>();

async function write(db: ShopDb, run: Run, ending: Ending): Promise<void> {
  const before = writes.get(run) ?? Promise.resolve();
  const now = before.catch(() => undefined).then(() => writeNow(db, run, ending));
  writes.set(run, now);
  await now;
}

async function writeNow(db: ShopDb, run: Run, ending: Ending): Promise<void> {
  countSkipped(run);
  run.phase = phaseOf(run);
  const { phase, counts, checkpoint } = run;
  const { count } = await db.syncRun.updateMany({
    where: { id: run.id, status: "running", checkpoint: { path: ["leaseOwner"], equals: checkpoint.leaseOwner ?? "" } },
    data: { phase, counts, checkpoint, ...ending },
  });
  if (count === 0) throw new LeaseLost();
}

function countSkipped(run: Run): void {
  const records = PARTS.flatMap((part) => run.checkpoint.parts[part] ?? []);
  run.counts.skipped = records.flatMap(({ skipped }) => skipped).slice(0, MOST_SKIPPED);
  run.counts.skippedBy = {};
  for (const { skippedBy } of records)
    for (const [why, count] of Object.entries(skippedBy))
      run.counts.skippedBy[why] = (run.counts.skippedBy[why] ?? 0) + count;
}

function phaseOf(run: Run): Run["phase"] {
  const open = PARTS.filter((part) => !["done", "skipped"].includes(partOf(run, part).state));
  return open.find((part) => partOf(run, part).state === "running") ?? open[0] ?? "done";
}
