/**
 * The record of one sync run: where it stands, what it has counted, and the lease that keeps a second worker off it.
 * Written by the import and the reconcile, read by syncStatus. A run whose lease has run out may be taken up by anyone,
 * and goes on from its checkpoint.
 */
import type { SyncRun } from "@prisma/client";
import { z } from "zod";
import type { ShopDb } from "~/db.server";
import type { AppError } from "~/platform/errors";
import { newId } from "~/platform/ids";

export const PHASES = ["products", "orders", "customers", "content", "done"] as const;
export type Phase = (typeof PHASES)[number];

export const LEASE_MS = 30_000;
/** Skipped things are named for the merchant, the first of them only. */
const MOST_SKIPPED = 50;

const progressSchema = z.object({ done: z.number(), total: z.number().nullable() });
const countsSchema = z.object({
  products: progressSchema.optional(),
  orders: progressSchema.optional(),
  customers: progressSchema.optional(),
  documents: progressSchema.optional(),
  skipped: z.array(z.object({ what: z.string(), why: z.string() })).default([]),
});
export type RunCounts = z.infer<typeof countsSchema>;
export type CountedKind = "products" | "orders" | "customers" | "documents";

const checkpointSchema = z.object({
  bulkOperationGid: z.string().nullable().default(null),
  /** Lines of the bulk file, or ids of its list, that are stored. */
  line: z.number().default(0),
  /** Times this phase's bulk operation was begun. */
  tries: z.number().default(0),
  /** The shop does not release names: customers are asked for without. */
  isNameless: z.boolean().default(false),
  leaseUntilMs: z.number().default(0),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** A run in hand. Change its fields, then `save`. */
export interface Run {
  id: string;
  kind: string;
  phase: Phase;
  startedAt: Date;
  counts: RunCounts;
  checkpoint: Checkpoint;
}

/** Begins a run of this kind, or gives the one that is running already. */
export async function beginRun(db: ShopDb, kind: "import" | "reconcile", nowMs: number): Promise<string> {
  const running = await db.syncRun.findFirst({ where: { kind, status: "running" }, select: { id: true } });
  if (running) return running.id;
  const id = newId(nowMs);
  await db.syncRun.create({
    data: { id, shopId: db.shopId, kind, status: "running", phase: "products", startedAt: new Date(nowMs) },
  });
  return id;
}

/** Takes the run for LEASE_MS; null when it is over or another worker has it. */
export async function takeRun(db: ShopDb, runId: string, nowMs: number): Promise<Run | null> {
  const untilMs = nowMs + LEASE_MS;
  const taken = await db.$queryRaw<{ id: string }[]>`
    UPDATE sync_run SET checkpoint = jsonb_set(checkpoint, '{leaseUntilMs}', to_jsonb(${untilMs}::bigint))
    WHERE shop_id = ${db.shopId} AND id = ${runId} AND status = 'running'
      AND coalesce((checkpoint->>'leaseUntilMs')::bigint, 0) < ${nowMs}::bigint
    RETURNING id`;
  if (taken.length === 0) return null;
  return toRun(await db.syncRun.findUniqueOrThrow({ where: { id: runId } }));
}

/** Writes where the run stands and holds its lease on. */
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
  run.phase = "done";
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

export function addSkipped(run: Run, what: string, why: string): void {
  if (run.counts.skipped.length < MOST_SKIPPED) run.counts.skipped.push({ what, why: why.slice(0, 200) });
}

export function nextPhase(run: Run): void {
  run.phase = PHASES[PHASES.indexOf(run.phase) + 1] ?? "done";
  run.checkpoint = { ...run.checkpoint, bulkOperationGid: null, line: 0, tries: 0 };
}

export function toRun(row: SyncRun): Run {
  return {
    id: row.id,
    kind: row.kind,
    phase: z.enum(PHASES).catch("products").parse(row.phase),
    startedAt: row.startedAt,
    counts: countsSchema.parse(row.counts ?? {}),
    checkpoint: checkpointSchema.parse(row.checkpoint ?? {}),
  };
}

interface Ending {
  status?: string;
  finishedAt?: Date;
  errorCode?: string;
  errorMessage?: string;
}

async function write(db: ShopDb, run: Run, ending: Ending): Promise<void> {
  const { phase, counts, checkpoint } = run;
  await db.syncRun.updateMany({
    where: { id: run.id, status: "running" },
    data: { phase, counts, checkpoint, ...ending },
  });
}
