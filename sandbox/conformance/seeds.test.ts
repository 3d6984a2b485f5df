/** The demo shops: the same on every start, true to what the demo and the browser tests rely on, found again. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSandbox } from "../domain/create";
import { customerByHandle, updateVariantPrice } from "../domain/operations";
import { isVariantAvailable } from "../domain/catalogue-facts";
import { displayFulfillmentStatus, originalTotal, totalPaid, totalRefunded } from "../domain/order-facts";
import { serialize } from "../domain/persistence";
import type { Sandbox, ShopState } from "../domain/types";
import { NOW } from "./harness";

const DAY = 24 * 3600 * 1000;
const make = (seed = 1): Promise<Sandbox> => createSandbox({ seed, now: () => NOW });

function shopOf(sandbox: Sandbox, handle: string): ShopState {
  const shop = sandbox.world.shops.get(`${handle}.myshopify.com`);
  if (!shop) throw new Error(`No shop ${handle}`);
  return shop;
}

test("the same seed and time give the same shops to the byte; another seed gives other stock", async () => {
  const [a, b, c] = [await make(), await make(), await make(2)];
  for (const handle of ["northfold", "yunqi"]) {
    expect(serialize(shopOf(a, handle))).toBe(serialize(shopOf(b, handle)));
    expect(serialize(shopOf(a, handle))).not.toBe(serialize(shopOf(c, handle)));
  }
});

test.each([
  ["northfold", 80, "maya"],
  ["yunqi", 60, "lina"],
])("%s has a varied catalogue, every policy, and orders in every state", async (handle, least, first) => {
  const shop = shopOf(await make(), handle);
  const products = [...shop.products.values()];
  expect(products.length).toBeGreaterThanOrEqual(least);
  expect(new Set(products.map((p) => p.handle)).size).toBe(products.length);
  expect(new Set(products.map((p) => p.descriptionHtml)).size).toBe(products.length);
  expect(products.some((p) => p.status === "DRAFT")).toBe(true);
  expect(products.some((p) => p.status === "ACTIVE" && p.publishedAt === null)).toBe(true);
  expect(products.filter((p) => p.variants.some((v) => v.priceMinor === null))).toHaveLength(1);
  expect(
    products.some((p) => p.publishedAt !== null && p.variants.every((v) => v.inventoryQuantity === 0 && v.tracked)),
  ).toBe(true);
  expect(products.some((p) => p.variants.some((v) => v.compareAtMinor !== null))).toBe(true);
  expect([...shop.policies.keys()].sort()).toEqual([
    "CONTACT_INFORMATION",
    "PRIVACY_POLICY",
    "REFUND_POLICY",
    "SHIPPING_POLICY",
    "TERMS_OF_SERVICE",
  ]);
  expect(shop.collections.size).toBe(10);
  const orders = [...shop.orders.values()];
  expect(orders.length).toBeGreaterThanOrEqual(40);
  expect(orders.every((o) => o.createdAt <= NOW && o.createdAt > NOW - 121 * DAY)).toBe(true);
  expect(orders.some((o) => o.customerId === null && o.email !== null)).toBe(true);
  expect(new Set(orders.map(displayFulfillmentStatus))).toEqual(
    new Set(["UNFULFILLED", "PARTIALLY_FULFILLED", "FULFILLED"]),
  );
  const parcels = new Set(orders.flatMap((o) => o.fulfillments.map((f) => f.displayStatus)));
  for (const status of ["LABEL_PRINTED", "IN_TRANSIT", "DELAYED", "OUT_FOR_DELIVERY", "DELIVERED"])
    expect(parcels).toContain(status);
  const returns = new Set(orders.flatMap((o) => o.returns.map((r) => r.status)));
  expect(returns).toEqual(new Set(["REQUESTED", "OPEN", "DECLINED", "CLOSED"]));
  const own = orders.filter((o) => o.customerId === customerByHandle(shop, first)?.id && o.createdAt > NOW - 30 * DAY);
  expect(own.map((o) => o.fulfillments[0]?.displayStatus)).toContain("IN_TRANSIT");
  expect(own.some((o) => o.transactions.some((t) => t.kind === "REFUND" && t.status === "PENDING"))).toBe(true);
  expect(own.some((o) => o.returnStatus === "IN_PROGRESS")).toBe(true);
});

test("every order's money adds up and its events run forward in time", async () => {
  const sandbox = await make();
  for (const shop of sandbox.world.shops.values()) {
    for (const order of shop.orders.values()) {
      expect(totalPaid(order)).toBe(originalTotal(order));
      expect(totalRefunded(order, "any")).toBeLessThanOrEqual(totalPaid(order));
      for (const parcel of order.fulfillments) {
        const times = [order.createdAt, ...parcel.events.map((e) => e.happenedAt), NOW];
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }
    }
  }
});

test("there is a waterproof jacket under $150 in stock, and one above", async () => {
  const shop = shopOf(await make(), "northfold");
  const prices = [...shop.products.values()]
    .filter(
      (p) =>
        p.productType === "Jackets" && p.metafields.some((m) => m.key === "waterproof_mm") && p.publishedAt !== null,
    )
    .flatMap((p) => p.variants.filter(isVariantAvailable).map((v) => v.priceMinor ?? 0));
  expect(prices.some((p) => p < 15000)).toBe(true);
  expect(prices.some((p) => p > 15000)).toBe(true);
});

test("no address or e-mail of the demo shops lies outside the example domains", async () => {
  const sandbox = await make();
  for (const shop of sandbox.world.shops.values()) {
    const text = serialize(shop);
    for (const [mail] of text.matchAll(/[\w.+-]+@[\w.-]+/g)) expect(mail).toMatch(/\.example$/);
    for (const [, host] of text.matchAll(/https?:\/\/([\w.-]+)/g))
      expect(host).toMatch(/\.example$|^cdn\.shopify\.com$|^(northfold|yunqi)\.myshopify\.com$/);
  }
});

test("a changed shop is found again from its folder, with the moved clock; reset seeds it anew", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-store-"));
  try {
    const first = await createSandbox({ dataDir, now: () => NOW });
    const shop = shopOf(first, "northfold");
    const variant = [...shop.products.values()][0]?.variants[0];
    updateVariantPrice(first.world, shop, variant?.id ?? 0, { priceMinor: 12345 });
    first.world.advance(5000);
    const before = serialize(shop);
    await first.close();
    const second = await createSandbox({ dataDir, now: () => NOW + DAY });
    expect(serialize(shopOf(second, "northfold"))).toBe(before);
    expect(second.world.now()).toBe(NOW + DAY + 5000);
    await second.reset();
    expect(shopOf(second, "northfold").products.get([...shop.products.keys()][0] ?? 0)?.variants[0]?.priceMinor).toBe(
      22900,
    );
    await second.close();
    expect((await readdir(dataDir)).sort()).toEqual(["shop-northfold.json", "shop-yunqi.json", "world.json"]);
    await writeFile(join(dataDir, "shop-northfold.json.99.new"), "{half");
    await expect(createSandbox({ dataDir, now: () => NOW })).resolves.toBeDefined();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

test("the generated part grows to any size and stays consistent", async () => {
  const sandbox = await createSandbox({ now: () => NOW, size: { extraCustomers: 60, extraOrders: 260 } });
  for (const handle of ["northfold", "yunqi"]) {
    expect(shopOf(sandbox, handle).customers.size).toBe(65);
    expect(shopOf(sandbox, handle).orders.size).toBeGreaterThanOrEqual(300);
  }
});
