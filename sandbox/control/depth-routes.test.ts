/** The control routes of the catalogue's depth and of content, and what the storefront then shows. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFixture, type Fixture } from "../http/fixture";

let fixture: Fixture;
let topics: string[];
beforeEach(async () => {
  fixture = await startFixture();
  topics = [];
  fixture.sandbox.context.world.onChange((change) => void topics.push(change.topic));
});
afterEach(() => fixture.close());

const page = async (path: string): Promise<string> => (await fixture.call("tiny.localhost", path)).text();
const json = async (path: string): Promise<Record<string, unknown>> =>
  JSON.parse(await page(path)) as Record<string, unknown>;

test("stock is set by location, and a name that is no location or variant is refused", async () => {
  await fixture.control("shops/tiny/locations", { name: "Store" });
  const set = await fixture.control("shops/tiny/stock", {
    handle: "camp-mug",
    location: "Store",
    available: 5,
    incoming: 7,
  });
  expect(set).toMatchObject({ variants: [{ inventoryQuantity: 15, levels: [{ available: 5, incoming: 7 }] }] });
  expect(
    await fixture.control("shops/tiny/stock", { handle: "camp-mug", location: "Moon", available: 1 }),
  ).toMatchObject({ error: "NOT_FOUND" });
  expect(await fixture.control("shops/tiny/stock", { handle: "no-mug", available: 1 })).toMatchObject({
    error: "NOT_FOUND",
  });
  await fixture.control("shops/tiny/tracked", { handle: "camp-mug", isTracked: false });
  expect(topics).toEqual([
    "locations/create",
    "inventory_levels/connect",
    "products/update",
    "inventory_items/update",
    "products/update",
  ]);
});

test("a plan and a unit price reach the product's JSON and page; without a plan such a product cannot be bought", async () => {
  const plans = [{ name: "Monthly", interval: "MONTH", count: 1, percentOff: 10, description: "Monthly, 10% off" }];
  const group = await fixture.control("shops/tiny/selling-plans", { name: "Save", products: ["camp-mug"], plans });
  const unit = { quantityValue: 300, quantityUnit: "ML", referenceValue: 100, referenceUnit: "ML" };
  await fixture.control("shops/tiny/unit-price", { handle: "camp-mug", unit });
  await fixture.control("shops/tiny/products", { title: "Camp Mug", handle: "camp-mug", needsPlan: true });
  const product = await json("/products/camp-mug.js");
  expect(product).toMatchObject({
    requires_selling_plan: true,
    selling_plan_groups: [{ name: "Save", selling_plans: [{ name: "Monthly" }] }],
    variants: [{ unit_price: 600, selling_plan_allocations: [{ price: 1620 }], featured_image: null }],
  });
  const html = await page("/products/camp-mug");
  expect(html).toContain("$6.00 per 100 ml");
  expect(html).toContain("Monthly, 10% off");
  const variant = (product["variants"] as { id: number }[])[0]?.id;
  const add = async (item: object): Promise<unknown[]> => {
    const response = await fixture.call("tiny.localhost", "/cart/add.js", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ items: [{ id: variant, ...item }] }),
    });
    return [response.status, ((await response.json()) as { description?: string }).description];
  };
  expect(await add({})).toEqual([422, "Variant can only be purchased with a selling plan."]);
  expect(await add({ selling_plan: 1 })).toEqual([422, "The sandbox's cart does not keep selling plans."]);
  await fixture.control(`shops/tiny/selling-plans/${String(group["id"])}`, undefined, "DELETE");
  expect((await json("/products/camp-mug.js"))["selling_plan_groups"]).toEqual([]);
});

test("an article is written, shown under its blog, hidden and removed", async () => {
  await fixture.control("shops/tiny/blogs/journal", { title: "Journal" });
  expect(await fixture.control("shops/tiny/articles/journal/knots", { bodyHtml: "<p>Bowline</p>" })).toMatchObject({
    error: "NOT_FOUND",
  });
  await fixture.control("shops/tiny/articles/journal/knots", { title: "Knots <3", bodyHtml: "<p>Bowline</p>" });
  expect(await page("/blogs/journal/knots")).toContain("<p>Bowline</p>");
  expect(await page("/blogs/journal")).toContain("Knots &lt;3");
  const found = await json("/search/suggest.json?q=bowline&resources%5Btype%5D=article,product");
  expect(found).toMatchObject({
    resources: { results: { products: [], articles: [{ handle: "knots", url: "/blogs/journal/knots" }] } },
  });
  await fixture.control("shops/tiny/articles/journal/knots", { isPublished: false });
  expect((await fixture.call("tiny.localhost", "/blogs/journal/knots")).status).toBe(404);
  await fixture.control("shops/tiny/articles/journal/knots", undefined, "DELETE");
  expect(fixture.shop.articles).toEqual([]);
});

test("pages and policies are made, changed and removed by their handle", async () => {
  expect(await fixture.control("shops/tiny/pages/faq", { bodyHtml: "x" })).toMatchObject({ error: "NOT_FOUND" });
  await fixture.control("shops/tiny/pages/faq", { title: "FAQ", bodyHtml: "<p>Yes.</p>" });
  await fixture.control("shops/tiny/pages/faq", { bodyHtml: "<p>No.</p>" });
  expect(await page("/pages/faq")).toContain("<p>No.</p>");
  await fixture.control("shops/tiny/pages/faq", undefined, "DELETE");
  expect((await fixture.call("tiny.localhost", "/pages/faq")).status).toBe(404);
  await fixture.control("shops/tiny/policies/shipping-policy", { title: "Shipping", bodyHtml: "<p>Fast.</p>" });
  expect(await page("/policies/shipping-policy")).toContain("<p>Fast.</p>");
  await fixture.control("shops/tiny/policies/shipping-policy", undefined, "DELETE");
  expect(await fixture.control("shops/tiny/policies/shipping-policy", undefined, "DELETE")).toMatchObject({
    error: "NOT_FOUND",
  });
});

test("collections, shop facts, languages, markets and definitions are set and announced", async () => {
  const rules = { isAny: false, rules: [{ column: "TYPE", relation: "EQUALS", condition: "Mug" }] };
  expect(await fixture.control("shops/tiny/collections/mugs", { title: "Mugs", rules })).toMatchObject({
    productIds: [expect.any(Number)],
  });
  expect(await page("/collections/mugs")).toContain("Camp Mug");
  await fixture.control("shops/tiny/collections/mugs", { isPublished: false });
  expect((await fixture.call("tiny.localhost", "/collections/mugs")).status).toBe(404);
  await fixture.control("shops/tiny/facts", { name: "Tinier", timezone: "Europe/Paris" });
  await fixture.control("shops/tiny/locales/fr", { isPublished: true });
  await fixture.control("shops/tiny/markets/ca", { name: "Canada", countries: ["CA"], currency: "CAD" });
  await fixture.control("shops/tiny/markets/ca", undefined, "DELETE");
  await fixture.control("shops/tiny/definitions", {
    namespace: "specs",
    key: "size",
    name: "Size",
    type: "single_line_text_field",
  });
  expect(topics).toEqual([
    "collections/create",
    "collections/update",
    "shop/update",
    "locales/create",
    "markets/create",
    "markets/delete",
    "metafield_definitions/create",
  ]);
  expect(fixture.shop).toMatchObject({
    name: "Tinier",
    timezone: "Europe/Paris",
    otherLocales: [{ locale: "fr", isPublished: true }],
  });
});

test("the product page tells no metafield that the merchant keeps from the storefront", async () => {
  const metafields = [
    { namespace: "specs", key: "material", type: "single_line_text_field", value: "Tin" },
    { namespace: "supplier", key: "cost", type: "number_decimal", value: "3.14" },
  ];
  await fixture.control("shops/tiny/products", { title: "Camp Mug", handle: "camp-mug", metafields });
  expect(await page("/products/camp-mug")).toContain("3.14");
  await fixture.control("shops/tiny/definitions", {
    namespace: "specs",
    key: "material",
    name: "Material",
    type: "single_line_text_field",
    storefront: "PUBLIC_READ",
  });
  const html = await page("/products/camp-mug");
  expect([html.includes("Tin<"), html.includes("3.14")]).toEqual([true, false]);
});
