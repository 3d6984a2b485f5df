import { createSandbox } from "./domain/create";
import { serialize } from "./domain/persistence";
import { displayFulfillmentStatus } from "./domain/order-facts";
const t = performance.now();
const s = await createSandbox({ dataDir: process.env.DD ?? null });
console.log("ms", Math.round(performance.now() - t));
for (const shop of s.world.shops.values()) {
  const c: Record<string, number> = {};
  for (const o of shop.orders.values()) { const k = o.cancelledAt ? "cancelled" : o.returnStatus !== "NO_RETURN" ? "ret:" + o.returnStatus : o.refunds.length ? o.financialStatus : o.fulfillments.map((f) => f.displayStatus).join("+") || displayFulfillmentStatus(o); c[k] = (c[k] ?? 0) + 1; }
  const ages = [...shop.orders.values()].map((o) => (s.world.now() - o.createdAt) / 864e5);
  console.log(shop.handle, shop.products.size, "products", [...shop.products.values()].reduce((n, p) => n + p.variants.length, 0), "variants", shop.customers.size, "customers", shop.orders.size, "orders", shop.pages.size, "pages", shop.policies.size, "policies", (serialize(shop).length / 1e6).toFixed(2), "MB", c, "30d", ages.filter((a) => a < 30).length, "60d", ages.filter((a) => a < 60).length, "max", Math.max(...ages).toFixed(1), Object.fromEntries(shop.discounts.map((d) => [d.code, [...shop.orders.values()].filter((o) => o.discountCodes.includes(d.code)).length])));
}
await s.close();
