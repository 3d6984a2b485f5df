/**
 * Our tables for one shop as rows of plain cells, read with plain SQL, to hold against the oracle. The two agree on how a
 * cell is written: times as epoch milliseconds, lists and objects as JSON text, lists without an order sorted.
 */
import { database, type ShopDb } from "~/db.server";
import { canonical, type Cell, type Row, type Tables } from "./oracle";

type Read = (value: unknown) => Cell;
type Raw = Record<string, unknown>;
type Execute = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>;
interface Source {
  shopId: string;
  execute: Execute;
}

const time: Read = (value) => (value === null ? null : Number(value));
const sortedList: Read = (value) => JSON.stringify([...(value as string[])].sort());

/** Columns read as they are unless named here. */
const SPECIAL: Record<string, Read> = {
  tags: sortedList,
  options: canonical,
  images: canonical,
  tracking: canonical,
  shop_created_at: time,
  shop_updated_at: time,
  processed_at: time,
  cancelled_at: time,
  created_at: time,
  estimated_delivery_at: time,
  delivered_at: time,
  requested_at: time,
};
const TIMES = Object.keys(SPECIAL).filter((column) => column.endsWith("_at"));

/** @param execute runs a statement; default: on this process's own database */
export async function storedTables(
  { shopId }: Pick<ShopDb, "shopId">,
  execute: Execute = (text, values) => database().executeSql(text, values),
): Promise<Tables> {
  const db: Source = { shopId, execute };
  const products = await rowsOf(db, "product");
  const gids = new Set(products.map((row) => row.key));
  return {
    product: products,
    variant: await rowsOf(db, "variant"),
    collection: await usedCollections(db),
    product_in_collection: (await raw(db, "product_in_collection")).map((row) => ({
      key: `${String(row["product_gid"])} ${String(row["collection_gid"])}`,
    })),
    shop_order: await rowsOf(db, "shop_order"),
    order_line: (await rowsOf(db, "order_line")).map((row) => ({
      ...row,
      product_gid: gids.has(String(row["product_gid"])) ? (row["product_gid"] ?? null) : null,
    })),
    fulfillment: await rowsOf(db, "fulfillment", {
      events: (value) =>
        JSON.stringify(
          (value as { status: string; happenedAt: string }[])
            .map(({ status, happenedAt }) => `${Date.parse(happenedAt)} ${status}`)
            .sort(),
        ),
      lines: (value) =>
        JSON.stringify(
          (value as { lineGid: string; quantity: number }[])
            .map(({ lineGid, quantity }) => `${lineGid} ${quantity}`)
            .sort(),
        ),
    }),
    refund: await rowsOf(db, "refund"),
    order_return: await rowsOf(db, "order_return", {
      lines: (value) =>
        JSON.stringify(
          (value as { quantity: number; reason: string }[]).map((line) => `${line.quantity} ${line.reason}`),
        ),
    }),
    customer: await rowsOf(db, "customer"),
    document: (await raw(db, "document")).map((row) => ({ key: String(row["source_key"]) })),
  };
}

/** A collection that lost its last product may stay: no shopper meets it. */
async function usedCollections(db: Source): Promise<Row[]> {
  const used = new Set((await raw(db, "product_in_collection")).map((row) => String(row["collection_gid"])));
  return (await rowsOf(db, "collection")).filter((row) => used.has(row.key));
}

async function rowsOf(db: Source, table: string, special: Record<string, Read> = {}): Promise<Row[]> {
  return (await raw(db, table)).map((row) => {
    const cells: Row = { key: String(row["gid"]) };
    for (const [column, value] of Object.entries(row)) {
      const read = special[column] ?? SPECIAL[column];
      cells[column] = read ? read(value) : (value as Cell);
    }
    return cells;
  });
}

/** Times come as epoch milliseconds, so that no driver's idea of a time zone comes between. */
async function raw(db: Source, table: string): Promise<Raw[]> {
  const { rows: columns } = await db.execute(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
    [table],
  );
  const wanted = (columns as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== "search_vector")
    .map((name) => (TIMES.includes(name) ? `(extract(epoch FROM ${name}) * 1000)::float8 AS ${name}` : name));
  const { rows } = await db.execute(`SELECT ${wanted.join(", ")} FROM ${table} WHERE shop_id = $1`, [db.shopId]);
  return rows as Raw[];
}
