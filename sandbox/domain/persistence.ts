/**
 * Saves the world in a folder, one file per shop (shop-file.ts), and reads it back at start, so that the demo finds its
 * data again. Writing is delayed a little to gather changes; a kill at any moment leaves each shop as it was after one
 * of its last saves, never half of one.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ShopFile } from "./shop-file";
import type { OwnedWorld } from "./world";
import type { ShopState } from "./types";

const DELAY_MS = 400;
/** How long a change of a long list that no announcement names may wait for its save. */
const THOROUGH_MS = 30_000;
/** Raised when the stored shape or the demo data changes: older files are then seeded anew. */
export const STORE_VERSION = 6;

export interface Store {
  load(now: () => number): Promise<{ shops: ShopState[]; offsetMs: number } | null>;
  /** `payload` of an announcement names what changed; without it the shop is looked through. */
  touch(shop: ShopState, payload?: Record<string, unknown>): void;
  flush(): Promise<void>;
  clear(): Promise<void>;
  stop(): void;
}

/** A store in `dataDir`, or one that keeps nothing when it is null. */
export function createStore(dataDir: string | null, world: () => OwnedWorld): Store {
  if (dataDir === null) return forgetful;
  const files = new Map<string, ShopFile>();
  /** Shops to save, with the ids that announcements named. */
  const dirty = new Map<ShopState, Set<number>>();
  let timer: NodeJS.Timeout | null = null;
  let thoroughAt = Date.now();
  let writing: Promise<void> = Promise.resolve();

  async function write(isThorough: boolean): Promise<void> {
    const shops = [...dirty].filter(([shop]) => world().shops.get(shop.domain) === shop);
    dirty.clear();
    await mkdir(dataDir ?? "", { recursive: true });
    const isDue = isThorough || Date.now() - thoroughAt > THOROUGH_MS;
    if (isDue) thoroughAt = Date.now();
    for (const [shop, ids] of shops) await fileOf(shop.handle).save(shop, world().now(), isDue ? null : ids);
    const meta = { version: STORE_VERSION, offsetMs: world().offsetMs() };
    await replace(join(dataDir ?? "", "world.json"), JSON.stringify(meta));
  }

  function fileOf(handle: string): ShopFile {
    let file = files.get(handle);
    if (!file) files.set(handle, (file = new ShopFile(join(dataDir ?? "", `shop-${handle}.jsonl`))));
    return file;
  }

  function enqueue(isThorough: boolean): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(() => write(isThorough));
    return writing;
  }

  function idsOf(shop: ShopState): Set<number> {
    let ids = dirty.get(shop);
    if (!ids) dirty.set(shop, (ids = new Set()));
    return ids;
  }

  return {
    async load(now) {
      const meta = await readMeta(dataDir);
      if (meta?.version !== STORE_VERSION) {
        await removeFiles(dataDir);
        return null;
      }
      const shops: ShopState[] = [];
      for (const name of await fileNames(dataDir)) {
        const handle = /^shop-(.+)\.jsonl$/.exec(name)?.[1];
        if (handle) shops.push(await fileOf(handle).load(now() + meta.offsetMs));
      }
      return { shops, offsetMs: meta.offsetMs };
    },
    touch(shop, payload) {
      const ids = idsOf(shop);
      for (const id of idsIn(payload ?? {})) ids.add(id);
      if (timer) return;
      timer = setTimeout(() => void enqueue(false), DELAY_MS);
      timer.unref();
    },
    async flush() {
      for (const shop of world().shops.values()) idsOf(shop);
      await enqueue(true);
    },
    async clear() {
      if (timer) clearTimeout(timer);
      timer = null;
      dirty.clear();
      await writing;
      files.clear();
      await removeFiles(dataDir);
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

/** The numbers a payload calls ids: its own, its order's, its customer's. */
function idsIn(payload: Record<string, unknown>): number[] {
  return Object.entries(payload).flatMap(([name, value]) => {
    if (!/(^|_)id$/.test(name)) return [];
    const id = typeof value === "number" ? value : Number(/\/(\d+)(?:\?|$)/.exec(String(value))?.[1]);
    return Number.isSafeInteger(id) ? [id] : [];
  });
}

async function readMeta(dataDir: string): Promise<{ version: number; offsetMs: number } | null> {
  const names = await fileNames(dataDir);
  if (!names.includes("world.json")) return null;
  return JSON.parse(await readFile(join(dataDir, "world.json"), "utf8")) as { version: number; offsetMs: number };
}

/** Also what older versions wrote and what a kill left half replaced. */
async function fileNames(dataDir: string): Promise<string[]> {
  try {
    return (await readdir(dataDir)).filter((name) => /^(world\.json|shop-.+\.jsonl?)(\.\d+\.new)?$/.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

async function removeFiles(dataDir: string): Promise<void> {
  for (const name of await fileNames(dataDir)) await rm(join(dataDir, name), { force: true });
}

async function replace(path: string, text: string): Promise<void> {
  const next = `${path}.${process.pid}.new`;
  await writeFile(next, text);
  await rename(next, path);
}
