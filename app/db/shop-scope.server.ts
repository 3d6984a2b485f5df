/**
 * The wall between shops: a Prisma client that can only see one shop's rows. Called by db.server.ts's forShop. It adds the
 * shop to the `where` of every read, update and delete, and refuses to write another shop's id. Raw SQL passes
 * untouched and must name shop_id itself (a contract test reads every raw query of app/ for it).
 */
import type { PrismaClient } from "@prisma/client";
import { Prisma } from "@prisma/client";
import { AppError } from "../platform/errors";

/** A shop's view of the database, or of a transaction in it. */
export type ShopDb = Prisma.TransactionClient & { readonly shopId: string };

const WRITES_DATA = new Set(["create", "createMany", "createManyAndReturn"]);

/** Column that holds the shop, per model; models without one are not reached through a shop at all. */
const SHOP_FIELD = new Map<string, string>(
  Prisma.dmmf.datamodel.models.flatMap((model): [string, string][] => {
    if (model.name === "Shop") return [["Shop", "id"]];
    return model.fields.some((field) => field.name === "shopId") ? [[model.name, "shopId"]] : [];
  }),
);

const RELATIONS = new Map(
  Prisma.dmmf.datamodel.models.map((model) => [
    model.name,
    new Map(model.fields.filter((field) => field.kind === "object").map((field) => [field.name, field.type])),
  ]),
);

/** @returns `client` (or a transaction's client) narrowed to one shop */
export function scopeToShop(client: PrismaClient, shopId: string): PrismaClient & { readonly shopId: string } {
  const scoped = client.$extends({
    name: "shop-scope",
    client: { shopId },
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) => query(scopeArgs(model, operation, args, shopId)),
      },
    },
  });
  return scoped as unknown as PrismaClient & { readonly shopId: string };
}

type Args = Record<string, unknown>;

/** The arguments with the shop added; exported for its test. */
export function scopeArgs<T>(model: string, operation: string, args: T, shopId: string): T {
  const given: Args = isRecord(args) ? { ...args } : {};
  const field = SHOP_FIELD.get(model);
  if (field === undefined) {
    // A delivery is recorded in the transaction that marks its resource dirty; it is read by no shop.
    if (model === "WebhookDelivery" && WRITES_DATA.has(operation)) return args;
    throw wall(`${model} is not a shop's table`);
  }
  if (WRITES_DATA.has(operation)) return { ...given, data: ownData(model, given["data"], shopId, true) } as T;
  if (operation === "upsert") {
    given["create"] = ownData(model, given["create"], shopId, true);
    given["update"] = ownData(model, given["update"], shopId, false);
  } else if ("data" in given) {
    given["data"] = ownData(model, given["data"], shopId, false);
  }
  given["where"] = ownWhere(given["where"], field, shopId);
  return given as T;
}

/** A compound key that already names the shop stays as it is, so that upserts remain one INSERT … ON CONFLICT. */
function ownWhere(where: unknown, field: string, shopId: string): Args {
  if (!isRecord(where)) return { [field]: shopId };
  const compound = Object.values(where).find((key): key is Args => isRecord(key) && typeof key["shopId"] === "string");
  const named = where[field] ?? compound?.["shopId"] ?? shopId;
  if (named !== shopId) throw wall("a filter names another shop");
  return compound && Object.keys(where).length === 1 ? where : { ...where, [field]: shopId };
}

function ownData(model: string, data: unknown, shopId: string, isCreate: boolean): unknown {
  if (Array.isArray(data)) return data.map((row: unknown) => ownData(model, row, shopId, isCreate));
  if (!isRecord(data)) return data;
  const field = SHOP_FIELD.get(model) ?? "shopId";
  if (field in data && data[field] !== undefined && data[field] !== shopId) throw wall(`${model} of another shop`);
  const own: Args = isCreate ? { ...data, [field]: shopId } : { ...data };
  for (const [relation, target] of RELATIONS.get(model) ?? []) {
    if (isRecord(own[relation])) own[relation] = ownNested(target, own[relation], shopId);
  }
  return own;
}

/** Nested writes: rows may be made under their parent; linking to a row that already exists could cross the wall. */
function ownNested(model: string, nested: Args, shopId: string): Args {
  const own: Args = {};
  for (const [verb, value] of Object.entries(nested)) {
    if (verb === "create") own[verb] = nestedData(model, value, shopId);
    else if (verb === "createMany" && isRecord(value))
      own[verb] = { ...value, data: nestedData(model, value["data"], shopId) };
    else throw wall(`nested ${verb} on ${model}: write that table directly`);
  }
  return own;
}

/** A nested row whose key the relation itself fills (shop and gid) must not repeat the shop: Prisma rejects it there. */
function nestedData(model: string, data: unknown, shopId: string): unknown {
  if (Array.isArray(data)) return data.map((row: unknown) => nestedData(model, row, shopId));
  return ownData(model, data, shopId, false);
}

function isRecord(value: unknown): value is Args {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function wall(what: string): AppError {
  return new AppError("internal", `Refused at the shop wall: ${what}`);
}
