/** The demo shops: the same on every start, true to what the demo and the browser tests rely on, found again. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSandbox } from "../domain/create";
import { customerByHandle, discountByCode, discountStatus, updateVariantPrice } from "../domain/operations";
import { isVariantAvailable } from "../domain/catalogue-facts";
import { displayFulfillmentStatus, originalTotal, totalPaid, totalRefunded } from "../domain/order-facts";
import { serialize } from "../domain/shop-file";
import type { Sandbox, ShopState } from "../domain/types";
import { writtenSize } from "../seeds/demo";
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
  for (const handle of ["ridgeline", "qingshan"]) {
    expect(serialize(shopOf(a, handle))).toBe(serialize(shopOf(b, handle)));
    expect(serialize(shopOf(a, handle))).not.toBe(serialize(shopOf(c, handle)));
  }
});

test.each([
  ["ridgeline", { products: 250, variants: 900, collections: 16 }, "maya"],
  ["qingshan", { products: 120, variants: 400, collections: 15 }, "lina"],
])("%s has a varied catalogue, every policy, and orders in every state", async (handle, sizes, first) => {
  const shop = shopOf(await make(), handle);
  const products = [...shop.products.values()];
  expect(products.length).toBeGreaterThanOrEqual(sizes.products);
  expect(products.flatMap((p) => p.variants).length).toBeGreaterThanOrEqual(sizes.variants);
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
    "LEGAL_NOTICE",
    "PRIVACY_POLICY",
    "REFUND_POLICY",
    "SHIPPING_POLICY",
    "SUBSCRIPTION_POLICY",
    "TERMS_OF_SALE",
    "TERMS_OF_SERVICE",
  ]);
  expect([...shop.pages.values()].filter((p) => p.isPublished).length).toBeGreaterThanOrEqual(6);
  expect(shop.customers.size).toBeGreaterThanOrEqual(60);
  expect(shop.collections.size).toBe(sizes.collections);
  expect([...shop.collections.values()].filter((c) => c.productIds.length < 4)).toEqual([]);
  const orders = [...shop.orders.values()];
  expect(orders.length).toBeGreaterThanOrEqual(300);
  expect(orders.every((o) => o.createdAt <= NOW && o.createdAt > NOW - 121 * DAY)).toBe(true);
  expect(orders.some((o) => o.customerId === null && o.email !== null)).toBe(true);
  expect(new Set(orders.map(displayFulfillmentStatus))).toEqual(
    new Set(["UNFULFILLED", "PARTIALLY_FULFILLED", "FULFILLED"]),
  );
  const money = new Set(orders.map((o) => o.financialStatus));
  expect(money).toEqual(new Set(["PAID", "PARTIALLY_REFUNDED", "REFUNDED"]));
  expect(orders.some((o) => o.cancelledAt !== null)).toBe(true);
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
  const shop = shopOf(await make(), "ridgeline");
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
      expect(host).toMatch(/\.example$|^cdn\.shopify\.com$|^(ridgeline|qingshan)\.myshopify\.com$/);
  }
});

test("a changed shop is found again from its folder, with the moved clock; reset seeds it anew", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-store-"));
  try {
    const first = await createSandbox({ dataDir, now: () => NOW });
    const shop = shopOf(first, "ridgeline");
    const variant = [...shop.products.values()][0]?.variants[0];
    updateVariantPrice(first.world, shop, variant?.id ?? 0, { priceMinor: 12345 });
    first.world.advance(5000);
    const before = serialize(shop);
    await first.close();
    const second = await createSandbox({ dataDir, now: () => NOW + DAY });
    expect(serialize(shopOf(second, "ridgeline"))).toBe(before);
    expect(second.world.now()).toBe(NOW + DAY + 5000);
    await second.reset();
    expect(shopOf(second, "ridgeline").products.get([...shop.products.keys()][0] ?? 0)?.variants[0]?.priceMinor).toBe(
      22900,
    );
    await second.close();
    expect((await readdir(dataDir)).sort()).toEqual([
      "bulk",
      "shop-qingshan.jsonl",
      "shop-ridgeline.jsonl",
      "world.json",
    ]);
    await writeFile(join(dataDir, "shop-ridgeline.jsonl.99.new"), "{half");
    await expect(createSandbox({ dataDir, now: () => NOW })).resolves.toBeDefined();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

test("generated orders come after their shopper's account, name goods on sale and take nothing from the stock", async () => {
  const written = await createSandbox({ now: () => NOW, size: writtenSize });
  const sandbox = await make();
  for (const handle of ["ridgeline", "qingshan"]) {
    const shop = shopOf(sandbox, handle);
    const stock = (of: ShopState): Map<string, number> =>
      new Map(
        [...of.products.values()].flatMap((p) =>
          p.variants.map((v) => [`${p.handle}/${v.optionValues.join("/")}`, v.inventoryQuantity]),
        ),
      );
    expect(stock(shop)).toEqual(stock(shopOf(written, handle)));
    const own = [...shop.orders.values()].filter((o) => o.customerId !== null);
    for (const order of own)
      expect(order.createdAt).toBeGreaterThan(shop.customers.get(order.customerId ?? 0)?.createdAt ?? Infinity);
    expect(new Set(own.map((o) => o.customerId)).size).toBe(shop.customers.size);
    const known = new Set([...shop.products.values()].flatMap((p) => p.variants.map((v) => v.id)));
    for (const order of shop.orders.values()) expect(order.lines.every((l) => known.has(l.variantId ?? 0))).toBe(true);
  }
});

test("every code in an order is one of the shop's, was running then, and took off what it promises", async () => {
  const sandbox = await make();
  for (const shop of sandbox.world.shops.values()) {
    const coded = [...shop.orders.values()].filter((o) => o.discountCodes.length);
    expect(coded.length).toBeGreaterThan(10);
    for (const order of coded) {
      const discount = discountByCode(shop, order.discountCodes[0] ?? "");
      if (!discount) throw new Error(`${order.name} has an unknown code`);
      expect(discountStatus(discount, order.createdAt)).toBe("ACTIVE");
      const goods = order.lines.reduce((sum, l) => sum + l.unitPriceMinor * l.quantity, 0);
      expect(goods).toBeGreaterThanOrEqual(discount.minimumMinor ?? 0);
      if (discount.value.kind === "free-shipping") expect(order.shippingMinor).toBe(0);
      if (discount.value.kind === "percentage")
        expect(order.discountMinor).toBe(Math.round((goods * discount.value.percent) / 100));
    }
  }
});

test("every code that a page or policy names is one the shop gives", async () => {
  const sandbox = await make();
  for (const shop of sandbox.world.shops.values()) {
    const texts = [...shop.pages.values(), ...shop.policies.values()].map((d) => d.bodyHtml).join("\n");
    const named = [...new Set(texts.match(/\b[A-Z]{5,}\d{2}\b/g))];
    expect(named.length).toBeGreaterThanOrEqual(2);
    for (const code of named) expect(discountByCode(shop, code), code).not.toBeNull();
  }
});
