/**
 * A product in processes of its own with shops whose every row is known, and the ways into the midst of its work: an import
 * stored to some share, a drain with some share of its marks left. Called by the tests that kill and stop workers.
 */
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { createSandbox } from "../../sandbox/domain/create";
import type { ShopState, World } from "../../sandbox/domain/types";
import { makeShop } from "../../sandbox/seeds/make-shop";
import { startProduct, type Product } from "../support/product-processes";
import { announcedChange, placeOrderByChance, seededShop } from "./changes";
import { differencesOf, expectedTables } from "./oracle";
import { seededRandom, type Random } from "./random";
import { storedTables } from "./stored";
import { newestImport, untilTrue, type Sql } from "./sync-watch";

/** Nothing takes longer than this unless it never ends. */
export const GIVE_UP_MS = 180_000;
const CHANGES = 160;
/** Fewer marks than this are no drain to be in the midst of. */
const FEWEST_MARKS = 20;

export interface Lane {
  product: Product;
  sql: pg.Pool;
  world: World;
  random: Random;
  seed: number;
  /** Of each shop. */
  products: number;
  /** In the order of their installation. */
  shops: ShopState[];
  close(): Promise<void>;
}

export interface LaneOptions {
  seed: number;
  /** Of a migrated, empty database of its own. */
  databaseUrl: string;
  products?: number;
}

/** Starts the sandbox; no process of the app runs yet. */
export async function openLane({ seed, databaseUrl, products = 1500 }: LaneOptions): Promise<Lane> {
  const sandbox = await createSandbox({ demoShops: false, seed });
  const product = await startProduct({ databaseUrl, sandbox });
  const sql = new pg.Pool({ connectionString: databaseUrl, max: 4, application_name: "watch" });
  const close = async () => {
    await sql.end();
    await product.close();
  };
  return { product, sql, world: sandbox.world, random: seededRandom(seed, "kills"), seed, products, shops: [], close };
}

/** A shop of the lane's size, made by chance; nothing is installed on it. */
export function addShop({ world, random, seed, products, shops }: Omit<Lane, "sql" | "close">): ShopState {
  const size = { products, collections: 5, customers: Math.ceil(products / 5), orders: Math.ceil(products / 10) };
  const shop = makeShop(world, { ...seededShop(random, size), handle: `r3-${seed}-${shops.length}` });
  for (let order = 0; order < size.orders; order++) placeOrderByChance(world, shop, random);
  shops.push(shop);
  return shop;
}

/** Installs on a new shop and waits until some share of its import is stored. @returns null when it was over before */
export async function midImport(lane: Lane): Promise<string | null> {
  const { random, sql } = lane;
  const shop = addShop(lane);
  const part = random.pick(["products", "products", "products", "orders", "customers"]);
  const share = random.share();
  const restMs = random.between(0, 60);
  await lane.product.install(shop.handle);
  let point: string | null = null;
  await untilTrue(
    `the ${part} of ${shop.handle} to be at ${share}`,
    async () => {
      const run = await newestImport(sql, shop.domain);
      if (run === null) return false;
      const { state = "", done = 0, total = null } = run.parts[part] ?? {};
      point = run.status === "running" ? `${part} ${done} of ${total ?? "?"} (${state})` : null;
      return run.status !== "running" || state === "done" || (total !== null && done >= share * total);
    },
    GIVE_UP_MS,
  );
  if (point !== null) await wait(restMs);
  return point;
}

/** Changes many things of the newest shop and waits until some share of their marks is gone. */
export async function midDrain(lane: Lane): Promise<string | null> {
  const { world, random, sql } = lane;
  const shop = lane.shops.at(-1);
  if (!shop) return null;
  await untilTrue(
    "the import to end",
    async () => (await newestImport(sql, shop.domain))?.status === "done",
    GIVE_UP_MS,
  );
  for (let change = 0; change < CHANGES; change++) announcedChange(world, shop, random);
  const share = random.share();
  const restMs = random.between(0, 60);
  let most = 0;
  let left = 0;
  await untilTrue(
    "marks to be claimed",
    async () => {
      const { rows } = await sql.query<{ marked: number; claimed: number }>(
        "SELECT count(*)::int AS marked, count(lease_id)::int AS claimed FROM dirty_resource",
      );
      const [row] = rows;
      if (!row) return false;
      most = Math.max(most, row.marked);
      left = row.marked;
      return most > FEWEST_MARKS && ((row.claimed > 0 && left <= most * (1 - share)) || left < FEWEST_MARKS);
    },
    GIVE_UP_MS,
  );
  await wait(restMs);
  return `${left} marks left of ${most}`;
}

/** Every row that differs from what the shops hold, in words. */
export async function differencesIn({
  sql,
  shops,
  world,
}: Pick<Lane, "shops" | "world"> & { sql: Sql }): Promise<string[]> {
  const found: string[] = [];
  for (const shop of shops) {
    const { rows } = await sql.query<{ id: string }>("SELECT id FROM shop WHERE domain = $1", [shop.domain]);
    const stored = await storedTables({ shopId: rows[0]?.id ?? "" }, (text, values) => sql.query(text, values));
    found.push(...differencesOf(expectedTables(shop, world.now()), stored).map((words) => `${shop.handle}: ${words}`));
  }
  return found;
}
