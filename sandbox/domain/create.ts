/**
 * Makes a whole sandbox: the world with its two demo shops (or the saved ones), the Admin engine over it and the bulk
 * files. The HTTP server, the control API and the tests start here.
 */
import { join } from "node:path";
import { BulkOperations } from "../bulk/operations";
import { createEngine } from "../engine/engine";
import { seedDemoShops } from "../seeds/demo";
import type { ShopSize } from "../seeds/fill-shop";
import { createStore } from "./persistence";
import { createWorld, type OwnedWorld } from "./world";
import type { Sandbox } from "./types";

export interface SandboxOptions {
  /** Same seed, same start time: same shops, to the id. */
  seed?: number;
  /** Folder of the saved state; null (the default) keeps nothing. */
  dataDir?: string | null;
  now?: () => number;
  /** False starts without the demo shops; tests add their own with makeShop. */
  demoShops?: boolean;
  /** Shoppers and orders generated on top of the hand-written ones, per demo shop; the default is seeds/demo.ts's. */
  size?: ShopSize;
}

/** Ready to serve when it resolves. Throws when the saved state cannot be read. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const seed = options.seed ?? 1;
  let world: OwnedWorld | null = null;
  const own = (): OwnedWorld => {
    if (!world) throw new Error("The sandbox's world is used before it is made");
    return world;
  };
  const store = createStore(options.dataDir ?? null, own);
  const saved = await store.load(options.now ?? Date.now);
  world = createWorld({
    ...(options.now ? { now: options.now } : {}),
    offsetMs: saved?.offsetMs ?? 0,
    onTouch: (shop, payload) => store.touch(shop, payload),
  });
  const seedShops = (): void => {
    if (options.demoShops !== false) seedDemoShops(own(), seed, options.size);
  };
  if (saved) for (const shop of saved.shops) world.shops.set(shop.domain, shop);
  else seedShops();
  const bulk = new BulkOperations(
    world,
    `sandbox-bulk-${seed}`,
    options.dataDir ? join(options.dataDir, "bulk") : null,
  );
  if (!saved) await store.flush();
  return {
    world,
    engine: createEngine(world, bulk),
    bulkFiles: bulk.files,
    bulkFaults: bulk.faults,
    flush: () => store.flush(),
    async close() {
      bulk.close();
      await store.flush();
      store.stop();
    },
    async reset() {
      await store.clear();
      bulk.clear();
      own().shops.clear();
      seedShops();
      await store.flush();
    },
  };
}
