/**
 * Bulk operations of every shop: started by bulkOperationRunQuery, read piece by piece between other work, written to
 * a file, then CREATED → RUNNING → COMPLETED by time or by polling, announced as `bulk_operations/finish`. What a file
 * holds of changes made while it is written is said in bulk-run.ts. All shops' operations share one turn of the loop.
 */
import { gid } from "../domain/gid";
import { iso } from "../domain/payload-catalogue";
import type { BulkFault, BulkFaults, ShopState, World } from "../domain/types";
import type { Ctx } from "../engine/context";
import { BulkRun } from "./bulk-run";
import { BulkFileStore } from "./files";
import { checkInnerQuery } from "./inner-query";
import { openJournal, type Journal } from "./journal";
import type { ResultFile } from "./result-file";

/** Source: https://shopify.dev/docs/api/usage/bulk-operations/queries (2026-01 and later) */
const MAX_CONCURRENT = 5;
const MAX_KEPT = 50;
/** How long each state lasts at least when nobody polls. */
const STEP_MS = 250;

export interface BulkOperationState {
  id: number;
  query: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELING" | "CANCELED";
  errorCode: string | null;
  createdAt: number;
  completedAt: number | null;
  /** What has been read so far. */
  objectCount: number;
  rootObjectCount: number;
  fileSize: number;
  url: string | null;
  partialDataUrl: string | null;
}

interface Entry {
  operation: BulkOperationState;
  /** Null for an operation of an earlier process. */
  work: { run: BulkRun; file: ResultFile } | null;
  /** What a later piece tripped over; told to whoever polls. */
  failure: Error | null;
  timer: NodeJS.Timeout | null;
}

export type BulkStart =
  | { kind: "started"; operation: BulkOperationState }
  | { kind: "refused"; userErrors: { field: string[] | null; message: string; code: string }[] };

export class BulkOperations {
  readonly files: BulkFileStore;
  readonly faults: BulkFaults = { decide: null };
  readonly #world: World;
  readonly #journal: Journal;
  readonly #entries = new Map<ShopState, Entry[]>();
  /** Operations with pieces left, in turn. */
  readonly #reading: Entry[] = [];
  #turn: NodeJS.Immediate | null = null;

  /** With a folder, operations and their files are found again by the next process; null keeps them for this one. */
  constructor(world: World, secret: string, folder: string | null = null) {
    this.#world = world;
    this.files = new BulkFileStore(world, secret, folder);
    this.#journal = openJournal(folder);
  }

  start(ctx: Ctx, query: string, isGrouped: boolean): BulkStart {
    const { shop } = ctx;
    const own = this.#of(shop);
    if (own.filter((e) => isUnderWay(e.operation)).length >= MAX_CONCURRENT)
      return refuse("LIMIT_REACHED", null, `The limit of ${MAX_CONCURRENT} concurrent bulk queries has been reached.`);
    const checked = checkInnerQuery(ctx.admin.schema, query);
    if (checked.kind === "invalid") return refuse("INVALID", ["query"], checked.message);
    const operation = created(this.#world, shop, query);
    const work = { run: new BulkRun(ctx, checked.document, isGrouped), file: this.files.create(shop, operation.id) };
    const entry: Entry = { operation, work, failure: null, timer: null };
    try {
      this.#readPiece(entry);
    } catch (error) {
      work.file.remove();
      throw error;
    }
    own.push(entry);
    if (own.length > MAX_KEPT) own.splice(0, own.length - MAX_KEPT);
    this.#write(shop);
    this.#schedule(shop, entry);
    this.#reading.push(entry);
    this.#takeTurns();
    return { kind: "started", operation: { ...operation, objectCount: 0, rootObjectCount: 0 } };
  }

  /** Looking at an operation moves it on by one step and one piece, so tests of small shops need no waiting. */
  get(shop: ShopState, id: number): BulkOperationState | null {
    const entry = this.#of(shop).find((e) => e.operation.id === id);
    if (!entry) return null;
    if (isUnderWay(entry.operation)) this.#readSafely(entry);
    this.#step(shop, entry);
    if (entry.failure) throw entry.failure;
    return { ...entry.operation };
  }

  /** The operation as it is, without moving it on. */
  peek(shop: ShopState, id: number): BulkOperationState | null {
    const entry = this.#of(shop).find((e) => e.operation.id === id);
    return entry ? { ...entry.operation } : null;
  }

  list(shop: ShopState): BulkOperationState[] {
    return this.#of(shop).map((e) => ({ ...e.operation }));
  }

  /** Whether there was something to cancel. */
  cancel(shop: ShopState, operation: BulkOperationState): boolean {
    const entry = this.#of(shop).find((e) => e.operation.id === operation.id);
    if (!entry || !isUnderWay(entry.operation)) return false;
    this.#finish(shop, entry, "CANCELED");
    operation.status = "CANCELING";
    return true;
  }

  /** Forgets every operation and file, as a reset of the world does. */
  clear(): void {
    this.#stop();
    this.#entries.clear();
    this.#journal.clear();
    this.files.clear();
  }

  /** Stops reading; operations that have not ended are found FAILED by the next process. */
  close(): void {
    this.#stop();
    this.files.close();
  }

  #stop(): void {
    if (this.#turn) clearImmediate(this.#turn);
    this.#turn = null;
    this.#reading.length = 0;
    for (const entries of this.#entries.values())
      for (const entry of entries) {
        if (entry.timer) clearTimeout(entry.timer);
        entry.work?.file.close();
      }
  }

  #of(shop: ShopState): Entry[] {
    const known = this.#entries.get(shop);
    if (known) return known;
    const entries = this.#journal.of(shop.domain).map((saved): Entry => {
      const operation = isUnderWay(saved) ? interrupted(saved, this.#world.now()) : saved;
      return { operation, work: null, failure: null, timer: null };
    });
    this.#entries.set(shop, entries);
    return entries;
  }

  #write(shop: ShopState): void {
    this.#journal.write(
      shop.domain,
      this.#of(shop).map((e) => e.operation),
    );
  }

  /** One piece of one operation, then a breath for everybody else. */
  #takeTurns(): void {
    if (this.#turn || this.#reading.length === 0) return;
    this.#turn = setImmediate(() => {
      this.#turn = null;
      const entry = this.#reading.shift();
      if (entry && this.#readSafely(entry)) this.#reading.push(entry);
      this.#takeTurns();
    });
    this.#turn.unref();
  }

  /** @returns whether there is more to read */
  #readSafely(entry: Entry): boolean {
    try {
      return this.#readPiece(entry);
    } catch (error) {
      entry.failure = error instanceof Error ? error : new Error(String(error));
      return false;
    }
  }

  #readPiece({ operation, work, ...entry }: Entry): boolean {
    if (!work || work.run.isDone || entry.failure || !isUnderWay(operation)) return false;
    const piece = work.run.next();
    work.file.append(piece.text);
    operation.objectCount += piece.objectCount;
    operation.rootObjectCount += piece.rootObjectCount;
    return !work.run.isDone;
  }

  #schedule(shop: ShopState, entry: Entry): void {
    entry.timer = setTimeout(() => {
      this.#step(shop, entry);
      if (isUnderWay(entry.operation)) this.#schedule(shop, entry);
    }, STEP_MS);
    entry.timer.unref();
  }

  #step(shop: ShopState, entry: Entry): void {
    const { operation, work } = entry;
    if (operation.status === "CREATED") operation.status = "RUNNING";
    else if (operation.status !== "RUNNING") return;
    else if (entry.failure || work?.run.isDenied) this.#finish(shop, entry, "FAILED");
    else if (work?.run.isDone) this.#finish(shop, entry, "COMPLETED");
  }

  #finish(shop: ShopState, entry: Entry, status: "COMPLETED" | "FAILED" | "CANCELED"): void {
    const { operation, work } = entry;
    const fault =
      status === "COMPLETED"
        ? (this.faults.decide?.({ shop, id: operation.id, query: operation.query }) ?? null)
        : null;
    if (fault?.kind === "stall") return; // its timer asks again
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    operation.completedAt = this.#world.now();
    operation.status = fault?.kind === "fail" ? "FAILED" : fault?.kind === "cancel" ? "CANCELED" : status;
    if (operation.status === "FAILED")
      operation.errorCode =
        fault?.kind === "fail" ? fault.errorCode : work?.run.isDenied ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
    if (work) this.#putFile(shop, operation, work.file, fault);
    this.#write(shop);
    this.#world.announce({ shop, topic: "bulk_operations/finish", payload: finishPayload(operation) });
  }

  #putFile(shop: ShopState, operation: BulkOperationState, file: ResultFile, fault: BulkFault | null): void {
    const size = file.size;
    if (operation.status === "COMPLETED" && operation.objectCount > 0) {
      operation.fileSize = size;
      if (fault?.kind === "truncate") file.cut(Math.floor(size * Math.min(1, Math.max(0, fault.share))), false);
      operation.url = this.files.publish(shop, operation.id, file, fault?.kind === "expire");
    } else if (fault?.kind === "fail" && fault.partialShare !== undefined) {
      file.cut(Math.floor(size * fault.partialShare), true);
      operation.fileSize = file.size;
      operation.partialDataUrl = this.files.publish(shop, operation.id, file);
    } else file.remove(); // an operation without results has no file
  }
}

function created(world: World, shop: ShopState, query: string): BulkOperationState {
  return {
    id: world.nextId(shop),
    query,
    status: "CREATED",
    errorCode: null,
    createdAt: world.now(),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: 0,
    url: null,
    partialDataUrl: null,
  };
}

/** The process that read it is gone, and so is what it had read. */
function interrupted(operation: BulkOperationState, now: number): BulkOperationState {
  return { ...operation, status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR", completedAt: now };
}

function isUnderWay(operation: BulkOperationState): boolean {
  return operation.status === "CREATED" || operation.status === "RUNNING";
}

function refuse(code: string, field: string[] | null, message: string): BulkStart {
  return { kind: "refused", userErrors: [{ field, message, code }] };
}

function finishPayload(operation: BulkOperationState): Record<string, unknown> {
  return {
    admin_graphql_api_id: gid("BulkOperation", operation.id),
    completed_at: operation.completedAt === null ? null : iso(operation.completedAt),
    created_at: iso(operation.createdAt),
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: "query",
  };
}
