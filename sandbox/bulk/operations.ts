/**
 * Bulk operations of every shop: started by bulkOperationRunQuery, then CREATED → RUNNING → COMPLETED by time or by
 * polling, announced as `bulk_operations/finish`. The data is read when the operation starts, so what changes while it
 * runs is not in the file, as can happen on the platform.
 */
import { execute, type ExecutionResult } from "graphql";
import { gid } from "../domain/gid";
import { iso } from "../domain/payload-catalogue";
import type { BulkFaults, ShopState, World } from "../domain/types";
import type { Ctx } from "../engine/context";
import { resolveField, resolveType } from "../engine/resolve";
import { BulkFileStore } from "./files";
import { checkInnerQuery } from "./inner-query";
import { toJsonl, type Jsonl } from "./jsonl";

/** Source: https://shopify.dev/docs/api/usage/bulk-operations/queries (2026-01 and later) */
const MAX_CONCURRENT = 5;
const MAX_KEPT = 50;
/** How long each state lasts when nobody polls. */
const STEP_MS = 250;

export interface BulkOperationState {
  id: number;
  query: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELING" | "CANCELED";
  errorCode: string | null;
  createdAt: number;
  completedAt: number | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number;
  url: string | null;
  partialDataUrl: string | null;
}

interface Entry {
  operation: BulkOperationState;
  result: Jsonl;
  isDenied: boolean;
  timer: NodeJS.Timeout | null;
}

export type BulkStart =
  | { kind: "started"; operation: BulkOperationState }
  | { kind: "refused"; userErrors: { field: string[] | null; message: string; code: string }[] };

export class BulkOperations {
  readonly files: BulkFileStore;
  readonly faults: BulkFaults = { decide: null };
  readonly #world: World;
  readonly #entries = new Map<ShopState, Entry[]>();

  constructor(world: World, secret: string) {
    this.#world = world;
    this.files = new BulkFileStore(world, secret);
  }

  start(ctx: Ctx, query: string, isGrouped: boolean): BulkStart {
    const own = this.#of(ctx.shop);
    if (own.filter((e) => isUnderWay(e.operation)).length >= MAX_CONCURRENT)
      return refuse("LIMIT_REACHED", null, `The limit of ${MAX_CONCURRENT} concurrent bulk queries has been reached.`);
    const checked = checkInnerQuery(ctx.admin.schema, query);
    if (checked.kind === "invalid") return refuse("INVALID", ["query"], checked.message);
    const ran = execute({
      schema: ctx.admin.schema,
      document: checked.document,
      contextValue: { ...ctx, isBulk: true, spent: { objects: 0 } } satisfies Ctx,
      fieldResolver: resolveField,
      typeResolver: resolveType,
    });
    if (ran instanceof Promise) throw new Error("The sandbox's resolvers must be synchronous");
    const isDenied = throwUnlessDenied(ran);
    const result = isDenied ? nothing : toJsonl(ctx.admin.schema, checked.document, ran.data, isGrouped);
    const entry: Entry = { operation: created(this.#world, ctx.shop, query), result, isDenied, timer: null };
    own.push(entry);
    if (own.length > MAX_KEPT) own.splice(0, own.length - MAX_KEPT);
    this.#schedule(ctx.shop, entry);
    return { kind: "started", operation: { ...entry.operation } };
  }

  /** Looking at an operation moves it on by one step, so tests need no waiting. */
  get(shop: ShopState, id: number): BulkOperationState | null {
    const entry = this.#of(shop).find((e) => e.operation.id === id);
    if (!entry) return null;
    this.#step(shop, entry);
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

  /** Stops the timers; running operations stay as they are. */
  close(): void {
    for (const entries of this.#entries.values())
      for (const entry of entries) if (entry.timer) clearTimeout(entry.timer);
  }

  #of(shop: ShopState): Entry[] {
    const known = this.#entries.get(shop);
    if (known) return known;
    const fresh: Entry[] = [];
    this.#entries.set(shop, fresh);
    return fresh;
  }

  #schedule(shop: ShopState, entry: Entry): void {
    entry.timer = setTimeout(() => {
      this.#step(shop, entry);
      if (isUnderWay(entry.operation)) this.#schedule(shop, entry);
    }, STEP_MS);
    entry.timer.unref();
  }

  #step(shop: ShopState, entry: Entry): void {
    const { operation } = entry;
    if (operation.status === "CREATED") {
      operation.status = "RUNNING";
      operation.objectCount = Math.floor(entry.result.objectCount / 2);
      operation.rootObjectCount = Math.floor(entry.result.rootObjectCount / 2);
    } else if (operation.status === "RUNNING") this.#finish(shop, entry, entry.isDenied ? "FAILED" : "COMPLETED");
  }

  #finish(shop: ShopState, entry: Entry, status: "COMPLETED" | "FAILED" | "CANCELED"): void {
    const { operation, result } = entry;
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    const fault =
      status === "COMPLETED"
        ? (this.faults.decide?.({ shop, id: operation.id, query: operation.query }) ?? null)
        : null;
    operation.completedAt = this.#world.now();
    operation.status = fault?.kind === "fail" ? "FAILED" : status;
    operation.errorCode = fault?.kind === "fail" ? fault.errorCode : entry.isDenied ? "ACCESS_DENIED" : null;
    if (operation.status === "COMPLETED") {
      operation.objectCount = result.objectCount;
      operation.rootObjectCount = result.rootObjectCount;
      operation.fileSize = Buffer.byteLength(result.text);
      // An operation without results has no file.
      operation.url = result.objectCount ? this.files.add(shop, operation.id, result.text, fault) : null;
    } else if (fault?.kind === "fail" && fault.partialShare !== undefined) {
      const text = wholeLines(result.text, fault.partialShare);
      operation.fileSize = Buffer.byteLength(text);
      operation.partialDataUrl = this.files.add(shop, operation.id, text, null);
    }
    this.#world.announce({ shop, topic: "bulk_operations/finish", payload: finishPayload(operation) });
  }
}

const nothing: Jsonl = { text: "", objectCount: 0, rootObjectCount: 0 };

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

function isUnderWay(operation: BulkOperationState): boolean {
  return operation.status === "CREATED" || operation.status === "RUNNING";
}

/** A missing scope makes the operation fail later; anything else the query trips over is told at once and loudly. */
function throwUnlessDenied(result: ExecutionResult): boolean {
  const errors = result.errors ?? [];
  const other = errors.find((e) => e.extensions["code"] !== "ACCESS_DENIED");
  if (other) throw other.originalError ?? other;
  return errors.length > 0;
}

function refuse(code: string, field: string[] | null, message: string): BulkStart {
  return { kind: "refused", userErrors: [{ field, message, code }] };
}

function wholeLines(text: string, share: number): string {
  const cut = text.slice(0, Math.floor(text.length * share));
  return cut.slice(0, cut.lastIndexOf("\n") + 1);
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
