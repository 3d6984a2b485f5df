/**
 * The reading of one bulk operation, piece by piece: each call of `next` runs the inner query over some roots and gives
 * their lines. operations.ts calls it between other work; a piece takes about PIECE_MS, so the sandbox keeps answering.
 *
 * Each piece reads the shop as it is at that moment. What is created while the operation runs is in the file when it
 * stands behind the place already read, what is deleted before its turn is not, and what is changed is there in its
 * state at its turn. The platform promises no snapshot either; a root moved by its sort key may be met twice or never.
 */
import { execute, type DocumentNode, type ExecutionResult } from "graphql";
import type { Ctx } from "../engine/context";
import { resolveField, resolveType } from "../engine/resolve";
import { toJsonl, type Jsonl } from "./jsonl";
import { PAGE_ALIAS, pagedQueries, type PagedQuery } from "./paged-query";

const PIECE_MS = 12;
/** Roots of a piece are a multiple of this (jsonl.ts writes so many before their children), at most the page limit. */
const STEP = 20;
const MOST = 240;

export class BulkRun {
  readonly #ctx: Ctx;
  readonly #isGrouped: boolean;
  readonly #queries: PagedQuery[];
  #after: string | null = null;
  #size = 100;
  #isDenied = false;

  constructor(ctx: Ctx, document: DocumentNode, isGrouped: boolean) {
    this.#ctx = ctx;
    this.#isGrouped = isGrouped;
    this.#queries = pagedQueries(ctx.admin.schema, document);
  }

  get isDone(): boolean {
    return this.#queries.length === 0;
  }

  /** A scope or an approval is missing: the platform lets the operation fail later. */
  get isDenied(): boolean {
    return this.#isDenied;
  }

  /** @throws what the query trips over, other than a missing permission */
  next(): Jsonl {
    const query = this.#queries[0];
    if (!query) throw new Error("A bulk run that is done was asked for more");
    const startedMs = performance.now();
    const { schema } = this.#ctx.admin;
    const ran = execute({
      schema,
      document: query.document,
      contextValue: { ...this.#ctx, isBulk: true, spent: { objects: 0 } } satisfies Ctx,
      variableValues: query.key === null ? {} : { sandboxFirst: this.#size, sandboxAfter: this.#after },
      fieldResolver: resolveField,
      typeResolver: resolveType,
    });
    if (ran instanceof Promise) throw new Error("The sandbox's resolvers must be synchronous");
    if (wasDenied(ran)) {
      this.#isDenied = true;
      this.#queries.length = 0;
      return { text: "", objectCount: 0, rootObjectCount: 0 };
    }
    const lines = toJsonl(schema, query.document, ran.data, this.#isGrouped);
    this.#after = query.key === null ? null : nextCursor(ran.data, query.key);
    if (this.#after === null) this.#queries.shift();
    this.#adapt(performance.now() - startedMs);
    return lines;
  }

  #adapt(tookMs: number): void {
    const fitting = Math.floor((this.#size * PIECE_MS) / Math.max(1, tookMs) / STEP) * STEP;
    this.#size = Math.max(STEP, Math.min(MOST, fitting));
  }
}

function nextCursor(data: ExecutionResult["data"], key: string): string | null {
  const page = (data?.[key] as Record<string, unknown> | null | undefined)?.[PAGE_ALIAS];
  const { hasNextPage, endCursor } = (page ?? {}) as { hasNextPage?: boolean; endCursor?: string | null };
  return hasNextPage ? (endCursor ?? null) : null;
}

/** A missing scope makes the operation fail later; anything else the query trips over is told at once and loudly. */
function wasDenied(result: ExecutionResult): boolean {
  const errors = result.errors ?? [];
  const other = errors.find((e) => e.extensions["code"] !== "ACCESS_DENIED");
  if (other) throw other.originalError ?? other;
  return errors.length > 0;
}
