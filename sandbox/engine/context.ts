/**
 * What every resolver is given besides its object and arguments: the shop, the clock, the granted scopes, and the
 * engine's own per-shop state. Made anew for each request by engine.ts (and by the bulk runner).
 */
import type { ShopState, World } from "../domain/types";
import type { AdminSchema } from "../schema/admin-schema";
import type { Granted } from "../schema/scopes";
import type { BulkOperations } from "../bulk/operations";

export interface Ctx {
  world: World;
  shop: ShopState;
  granted: Granted;
  scopes: readonly string[];
  /** Protected customer data approved for the app: 0, 1 or 2. */
  protectedDataLevel: 0 | 1 | 2;
  admin: AdminSchema;
  bulk: BulkOperations;
  /** Objects resolved so far: the actual cost of the query. */
  spent: { objects: number };
  /** Bulk results have no page size: connections give everything. */
  isBulk: boolean;
}

export type Args = Record<string, unknown>;

/** One type's fields. The source is what this type's nodes are made of. */
export type Fields<S> = Record<string, (source: S, args: Args, ctx: Ctx) => unknown>;

export type ErasedFields = Record<string, (source: unknown, args: Args, ctx: Ctx) => unknown>;

/** Erases the source type, so that all types fit into one registry. graphql-js gives each field its own source back. */
export function fields<S>(own: Fields<S>): ErasedFields {
  const erased: ErasedFields = {};
  for (const [name, resolve] of Object.entries(own))
    erased[name] = (source, args, ctx) => resolve(source as S, args, ctx);
  return erased;
}
