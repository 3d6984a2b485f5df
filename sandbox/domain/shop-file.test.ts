/** A shop's file: small changes are appended, a kill leaves the last whole save, nothing stays that was deleted. */
import { hash } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeShop } from "../seeds/make-shop";
import { deleteProduct, updateProduct, updateVariantPrice } from "./catalogue";
import { createStore } from "./persistence";
import { serialize as textOf, ShopFile } from "./shop-file";
import type { ShopState } from "./types";
import { createWorld, type OwnedWorld } from "./world";

let folder = "";
let path = "";
let now = Date.UTC(2026, 10, 20, 12);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "shop-file-"));
  path = join(folder, "shop-mine.jsonl");
  now = Date.UTC(2026, 10, 20, 12);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function shopOf(
  count: number,
  world: OwnedWorld = createWorld({ now: () => now }),
): { world: OwnedWorld; shop: ShopState } {
  const products = Array.from({ length: count }, (_, i) => ({ title: `Mug ${i}`, priceMinor: 900 + i }));
  return { world, shop: makeShop(world, { handle: "mine", products }) };
}

/** Short, so that a difference does not fill the screen. */
const serialize = (shop: ShopState): string => hash("sha256", textOf(shop));

const nth = (shop: ShopState, at: number) => [...shop.products.values()][at] ?? expect.fail();

test.each([40, 6_000])(
  "of %i products a changed price appends one product and the shop is read back the same",
  async (count) => {
    const { world, shop } = shopOf(count);
    const file = new ShopFile(path);
    await file.save(shop, now);
    const before = (await stat(path)).size;
    now += 60_000;
    updateVariantPrice(world, shop, nth(shop, 7).variants[0]?.id ?? 0, { priceMinor: 4_242 });
    await file.save(shop, now, new Set([nth(shop, 7).id]));
    const added = (await readFile(path, "utf8")).slice(before);
    expect(added.split("\n").filter((line) => line.includes('"row"'))).toHaveLength(1);
    expect(serialize(await new ShopFile(path).load(now))).toBe(serialize(shop));
  },
);

test("what no announcement named is found when the shop is looked through", async () => {
  const { world, shop } = shopOf(6_000);
  const file = new ShopFile(path);
  await file.save(shop, now);
  now += 60_000;
  updateProduct(world, shop, nth(shop, 5_900).id, { title: "Renamed" });
  deleteProduct(world, shop, nth(shop, 10).id);
  await file.save(shop, now, new Set());
  expect(serialize(await new ShopFile(path).load(now))).not.toBe(serialize(shop));
  await file.save(shop, now);
  expect(serialize(await new ShopFile(path).load(now))).toBe(serialize(shop));
});

test("a kill in the middle of a save leaves the save before it, and the next save mends the file", async () => {
  const { world, shop } = shopOf(30);
  const file = new ShopFile(path);
  await file.save(shop, now);
  const whole = serialize(shop);
  const size = (await stat(path)).size;
  updateVariantPrice(world, shop, nth(shop, 3).variants[0]?.id ?? 0, { priceMinor: 1 });
  await file.save(shop, now);
  const text = await readFile(path);
  for (const cut of [size + 1, size + 20, text.length - 12]) {
    await writeFile(path, text.subarray(0, cut));
    const next = new ShopFile(path);
    const read = await next.load(now);
    expect(serialize(read), `cut at ${cut}`).toBe(whole);
    await next.save(read, now);
    expect(serialize(await new ShopFile(path).load(now))).toBe(whole);
  }
});

test("a file that lost no more than its last line's end is whole, and is not appended to as it is", async () => {
  const { world, shop } = shopOf(5);
  await new ShopFile(path).save(shop, now);
  const text = await readFile(path);
  await writeFile(path, text.subarray(0, text.length - 1));
  const next = new ShopFile(path);
  const read = await next.load(now);
  expect(serialize(read)).toBe(serialize(shop));
  updateVariantPrice(world, read, nth(read, 3).variants[0]?.id ?? 0, { priceMinor: 1 });
  await next.save(read, now);
  expect(serialize(await new ShopFile(path).load(now))).toBe(serialize(read));
});

test("another shop under the same handle takes the whole file", async () => {
  const first = shopOf(6_000).shop;
  const file = new ShopFile(path);
  await file.save(first, now);
  const second = shopOf(20).shop;
  await file.save(second, now, new Set());
  expect(serialize(await new ShopFile(path).load(now))).toBe(serialize(second));
});

test("a store appends what was announced without looking at the rest", async () => {
  let world: OwnedWorld | null = null;
  const own = (): OwnedWorld => world ?? expect.fail();
  const store = createStore(folder, own);
  world = createWorld({ now: () => now, onTouch: (shop, payload) => store.touch(shop, payload) });
  const { shop } = shopOf(50, world);
  await store.flush();
  updateProduct(world, shop, nth(shop, 1).id, { title: "Announced" });
  await store.flush();
  store.stop();
  const again = createStore(folder, own);
  const loaded = await again.load(() => now);
  expect(serialize(loaded?.shops[0] ?? expect.fail())).toBe(serialize(shop));
});
