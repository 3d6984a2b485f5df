/**
 * One shop on disk: a JSONL file that starts with the whole shop and grows by what changes, so that a price change in a
 * shop of 100,000 products writes one line. Every batch ends with a commit line; what stands behind the last one was
 * cut off by a kill and is dropped. persistence.ts decides when to write.
 *
 * What changed is found by comparing: short maps row by row, long ones by `updatedAt`, which every state operation moves.
 * Of long maps only the rows that announcements named are looked at, and now and then all. Long shops are written with
 * breaths in between.
 */
import { hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, open, rename, type FileHandle } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { ShopState } from "./types";

/** Up to this many rows of a map are compared whole; longer ones by `updatedAt`. */
const SHORT = 5_000;
const BATCH_ROWS = 500;
/** Outdated lines that are borne before the file is written anew, besides as much as the shop itself takes. */
const SPARE_BYTES = 4 * 1024 * 1024;

type Key = number | string;
type Line =
  | { map: string; key: Key; row?: unknown } // no row: it is gone
  | { field: string; value?: unknown }
  | { maps: string[] }
  | { commit: true };

/** What is on disk, as far as it must be known to find what is not. */
interface Saved {
  maps: Map<string, Map<Key, string | number>>;
  fields: Map<string, string>;
  /** Rows with this or a later `updatedAt` may have changed since. */
  at: number;
  baseBytes: number;
  addedBytes: number;
}

const COMMIT = line({ commit: true });

export class ShopFile {
  readonly #path: string;
  #saved: Saved | null = null;
  #of: ShopState | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Writes what changed since the last time; everything the first time and when most of the file is outdated. Of long
   * maps only the rows `ids` are looked at; null looks at all of them.
   */
  async save(shop: ShopState, now: number, ids: ReadonlySet<number> | null = null): Promise<void> {
    const saved = this.#of === shop ? this.#saved : null; // another shop may have taken the handle
    if (!saved || saved.addedBytes > saved.baseBytes + SPARE_BYTES) return this.#rewrite(shop, now);
    const text = changes(shop, saved, ids);
    if (ids === null) saved.at = now;
    if (!text) return;
    saved.addedBytes += Buffer.byteLength(text);
    await appendFile(this.#path, text + COMMIT);
  }

  /** Reads the shop back. @throws when the file holds no committed shop */
  async load(now: number): Promise<ShopState> {
    const shop = new Map<string, unknown>();
    let pending: Line[] = [];
    const { bytes, ...end } = await endOf(this.#path);
    const texts = createInterface({ input: createReadStream(this.#path, { encoding: "utf8" }), crlfDelay: Infinity });
    let { isTorn } = end;
    for await (const text of texts) {
      const one = parse(text);
      if (one === null) {
        isTorn = true;
        break;
      }
      if (!("commit" in one)) {
        pending.push(one);
        continue;
      }
      for (const change of pending) apply(shop, change);
      pending = [];
    }
    if (!shop.has("domain")) throw new Error(`${this.#path} holds no shop: remove the file to do without it`);
    const state = Object.fromEntries(shop) as unknown as ShopState;
    // After a torn end the next save writes the whole file: appending to half a line would lose both.
    this.#of = state;
    this.#saved = isTorn || pending.length ? null : { ...stampsOf(state), at: now, baseBytes: bytes, addedBytes: 0 };
    return state;
  }

  async #rewrite(shop: ShopState, now: number): Promise<void> {
    const next = `${this.#path}.${process.pid}.new`;
    const saved: Saved = { maps: new Map(), fields: new Map(), at: now, baseBytes: 0, addedBytes: 0 };
    const file = await open(next, "w");
    try {
      const put = async (text: string): Promise<void> => {
        saved.baseBytes += Buffer.byteLength(text);
        await write(file, text);
      };
      await put(line({ maps: mapsOf(shop).map(([name]) => name) }) + changedFields(shop, saved) + COMMIT);
      for (const [name, rows] of mapsOf(shop)) {
        const stamps = stampsIn(saved, name);
        let batch: string[] = [];
        for (const [key, row] of rows) {
          batch.push(line({ map: name, key, row }));
          stamps.set(key, stampOf(row, rows.size));
          if (batch.length < BATCH_ROWS) continue;
          await put(batch.join(""));
          batch = [];
        }
        await put(batch.join("") + COMMIT);
      }
    } finally {
      await file.close();
    }
    await rename(next, this.#path);
    this.#of = shop;
    this.#saved = saved;
  }
}

/** The whole shop as one text, the same for equal shops. For comparing and searching, in tests. */
export function serialize(shop: ShopState): string {
  const entries = Object.entries(shop).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries.map(([name, value]) => [name, value instanceof Map ? [...value] : value]));
}

function changes(shop: ShopState, saved: Saved, ids: ReadonlySet<number> | null): string {
  const lines: string[] = [];
  for (const [name, rows] of mapsOf(shop)) {
    if (!saved.maps.has(name)) lines.push(line({ maps: [name] }));
    const stamps = stampsIn(saved, name);
    const look = (key: Key): void => {
      if (!rows.has(key)) {
        if (stamps.delete(key)) lines.push(line({ map: name, key }));
        return;
      }
      const row = rows.get(key);
      const stamp = stampOf(row, rows.size);
      if (stamps.get(key) === stamp && !(typeof stamp === "number" && stamp >= saved.at)) return;
      stamps.set(key, stamp);
      lines.push(line({ map: name, key, row }));
    };
    if (ids && rows.size > SHORT) ids.forEach(look);
    else {
      for (const key of rows.keys()) look(key);
      if (stamps.size > rows.size) for (const key of [...stamps.keys()]) if (!rows.has(key)) look(key);
    }
  }
  return lines.join("") + changedFields(shop, saved);
}

function changedFields(shop: ShopState, saved: Saved): string {
  const lines: string[] = [];
  for (const [field, value] of Object.entries(shop)) {
    if (value instanceof Map) continue;
    if (value instanceof Set)
      throw new Error(`ShopState.${field} is a Set, which cannot be saved: use a Map or a list`);
    const text = line({ field, value });
    if (saved.fields.get(field) === text) continue;
    saved.fields.set(field, text);
    lines.push(text);
  }
  return lines.join("");
}

function apply(shop: Map<string, unknown>, change: Line): void {
  if ("field" in change) shop.set(change.field, change.value);
  else if ("maps" in change) for (const name of change.maps) shop.set(name, shop.get(name) ?? new Map());
  else if ("map" in change) {
    const rows = shop.get(change.map) as Map<Key, unknown>;
    if (change.row === undefined) rows.delete(change.key);
    else rows.set(change.key, change.row);
  }
}

function stampsOf(shop: ShopState): Pick<Saved, "maps" | "fields"> {
  const maps = new Map<string, Map<Key, string | number>>();
  for (const [name, rows] of mapsOf(shop))
    maps.set(name, new Map([...rows].map(([key, row]) => [key, stampOf(row, rows.size)])));
  const fields = new Map<string, string>();
  for (const [field, value] of Object.entries(shop))
    if (!(value instanceof Map)) fields.set(field, line({ field, value }));
  return { maps, fields };
}

function stampsIn(saved: Saved, name: string): Map<Key, string | number> {
  const known = saved.maps.get(name);
  if (known) return known;
  const fresh = new Map<Key, string | number>();
  saved.maps.set(name, fresh);
  return fresh;
}

/** What tells whether a row is still as it was written. */
function stampOf(row: unknown, size: number): string | number {
  const at = (row as { updatedAt?: unknown } | null)?.updatedAt;
  return size > SHORT && typeof at === "number" ? at : hash("md5", JSON.stringify(row));
}

function mapsOf(shop: ShopState): [name: string, rows: Map<Key, unknown>][] {
  return Object.entries(shop).filter((entry): entry is [string, Map<Key, unknown>] => entry[1] instanceof Map);
}

function line(one: Line): string {
  return `${JSON.stringify(one)}\n`;
}

/** Null for half a line. The file is the sandbox's own, so the shape of whole lines is not checked again. */
function parse(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}

/** A file that does not end with a whole line must not be appended to. */
async function endOf(path: string): Promise<{ isTorn: boolean; bytes: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    return { isTorn: buffer[0] !== 0x0a, bytes: size };
  } finally {
    await file.close();
  }
}

async function write(file: FileHandle, text: string): Promise<void> {
  if (text) await file.appendFile(text);
}
