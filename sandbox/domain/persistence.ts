/**
 * Saves the world to JSON files, one per shop, and reads it back at start, so that the demo finds its data again.
 * Writing is delayed a little to gather changes, and a file is replaced by renaming, so a kill leaves the old or the
 * new one, never half of one.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { OwnedWorld } from "./world";
import type { Collection, Customer, Order, Page, Policy, Product, ShopState } from "./types";

const DELAY_MS = 400;
/** Raised when the stored shape or the demo data changes: older files are then seeded anew. */
export const STORE_VERSION = 4;

export interface Store {
  load(): Promise<{ shops: ShopState[]; offsetMs: number } | null>;
  touch(shop: ShopState): void;
  flush(): Promise<void>;
  clear(): Promise<void>;
  stop(): void;
}

/** A store in `dataDir`, or one that keeps nothing when it is null. */
export function createStore(dataDir: string | null, world: () => OwnedWorld): Store {
  if (dataDir === null) return forgetful;
  const dirty = new Set<ShopState>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const shops = [...dirty].filter((shop) => world().shops.get(shop.domain) === shop);
    dirty.clear();
    await mkdir(dataDir ?? "", { recursive: true });
    for (const shop of shops) await replace(join(dataDir ?? "", `shop-${shop.handle}.json`), serialize(shop));
    const meta = { version: STORE_VERSION, offsetMs: world().offsetMs() };
    await replace(join(dataDir ?? "", "world.json"), JSON.stringify(meta));
  }

  function enqueue(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(write);
    return writing;
  }

  return {
    load: () => load(dataDir),
    touch(shop) {
      dirty.add(shop);
      if (timer) return;
      timer = setTimeout(() => void enqueue(), DELAY_MS);
      timer.unref();
    },
    async flush() {
      for (const shop of world().shops.values()) dirty.add(shop);
      await enqueue();
    },
    async clear() {
      if (timer) clearTimeout(timer);
      timer = null;
      dirty.clear();
      await writing;
      for (const name of await files(dataDir)) await rm(join(dataDir, name), { force: true });
    },
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

const forgetful: Store = {
  load: async () => null,
  touch: () => undefined,
  flush: async () => undefined,
  clear: async () => undefined,
  stop: () => undefined,
};

async function load(dataDir: string): Promise<{ shops: ShopState[]; offsetMs: number } | null> {
  const names = await files(dataDir);
  if (!names.includes("world.json")) return null;
  const meta = JSON.parse(await readFile(join(dataDir, "world.json"), "utf8")) as { version: number; offsetMs: number };
  if (meta.version !== STORE_VERSION) return null;
  const shops: ShopState[] = [];
  for (const name of names.filter((n) => n.startsWith("shop-")))
    shops.push(deserialize(await readFile(join(dataDir, name), "utf8")));
  return { shops, offsetMs: meta.offsetMs };
}

async function files(dataDir: string): Promise<string[]> {
  try {
    return (await readdir(dataDir)).filter((name) => /^(world|shop-.+)\.json$/.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

async function replace(path: string, text: string): Promise<void> {
  const next = `${path}.${process.pid}.new`;
  await writeFile(next, text);
  await rename(next, path);
}

type Saved = Omit<
  ShopState,
  "products" | "collections" | "customers" | "orders" | "policies" | "pages" | "appMetafields"
> & {
  products: Product[];
  collections: Collection[];
  customers: Customer[];
  orders: Order[];
  policies: Policy[];
  pages: Page[];
  appMetafields: [string, { type: string; value: string }][];
};

export function serialize(shop: ShopState): string {
  const saved: Saved = {
    ...shop,
    products: [...shop.products.values()],
    collections: [...shop.collections.values()],
    customers: [...shop.customers.values()],
    orders: [...shop.orders.values()],
    policies: [...shop.policies.values()],
    pages: [...shop.pages.values()],
    appMetafields: [...shop.appMetafields],
  };
  return JSON.stringify(saved);
}

/** The inverse of serialize. The files are the sandbox's own, so their shape is not checked again. */
export function deserialize(text: string): ShopState {
  const saved = JSON.parse(text) as Saved;
  const byId = <T extends { id: number }>(items: T[]): Map<number, T> => new Map(items.map((item) => [item.id, item]));
  return {
    ...saved,
    products: byId(saved.products),
    collections: byId(saved.collections),
    customers: byId(saved.customers),
    orders: byId(saved.orders),
    policies: new Map(saved.policies.map((p) => [p.type, p])),
    pages: byId(saved.pages),
    appMetafields: new Map(saved.appMetafields),
  };
}
