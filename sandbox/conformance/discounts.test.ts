/** Code discounts through the Admin API: found by code, listed by state, with their worth, conditions and uses. */
import { expect, test } from "vitest";
import { amountOff, createOrder, discountByCode, paysShipping } from "../domain/operations";
import type { DiscountSpec } from "../seeds/shop-parts";
import { at, bench } from "./harness";

const discounts: DiscountSpec[] = [
  {
    code: "TENTH10",
    title: "A tenth off",
    value: { kind: "percentage", percent: 10 },
    minimumMinor: 5000,
    isOncePerCustomer: true,
  },
  {
    code: "MUGS5",
    title: "Five off mugs",
    value: { kind: "amount", amountMinor: 500 },
    collections: ["mugs"],
    usageLimit: 100,
  },
  {
    code: "FREIGHT",
    title: "Free freight",
    value: { kind: "free-shipping" },
    minimumMinor: 4000,
    startsInDays: -9,
    endsInDays: -2,
  },
  { code: "LATER20", title: "Later", value: { kind: "percentage", percent: 20 }, startsInDays: 3 },
];
const spec = {
  products: [
    { title: "Mug", handle: "mug", priceMinor: 1500, stock: 50 },
    { title: "Pot", handle: "pot", priceMinor: 6000, stock: 50 },
    { title: "Card", handle: "card", type: "Gift Card", priceMinor: 9000, stock: 50 },
  ],
  collections: [{ handle: "mugs", title: "Mugs", products: ["mug"] }],
  discounts,
};
const read = { scopes: ["read_discounts"] };
const full = `{ codeDiscountNodeByCode(code: "tenth10") { id codeDiscount { __typename ... on DiscountCodeBasic {
  title status summary startsAt endsAt usageLimit asyncUsageCount appliesOncePerCustomer
  codes(first: 5) { nodes { code asyncUsageCount } }
  minimumRequirement { ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } } }
  context { ... on DiscountBuyerSelectionAll { all } }
  customerGets { items { ... on AllDiscountItems { allItems } } value { ... on DiscountPercentage { percentage } } }
} } } }`;

test("a code is found in any case, with its worth and conditions, and counts its uses; without read_discounts it is denied", async () => {
  const { sandbox, shop, ask } = await bench(spec);
  const pot = [...shop.products.values()].find((p) => p.handle === "pot")?.variants[0]?.id ?? 0;
  createOrder(sandbox.world, shop, {
    lines: [{ variantId: pot, quantity: 1 }],
    customerId: null,
    email: "ann@lee.example",
    shippingAddress: null,
    discountMinor: 600,
    discountCodes: ["TENTH10"],
  });
  expect((await ask(full, {}, { scopes: ["read_products"] })).codes).toEqual(["ACCESS_DENIED"]);
  const answer = await ask(full, {}, read);
  expect(answer.errors).toBeUndefined();
  expect(at(answer.data, "codeDiscountNodeByCode.codeDiscount")).toEqual({
    __typename: "DiscountCodeBasic",
    title: "A tenth off",
    status: "ACTIVE",
    summary: "10% off entire order • Minimum purchase of 50.00 USD • One use per customer",
    startsAt: "2026-11-20T12:00:00Z",
    endsAt: null,
    usageLimit: null,
    asyncUsageCount: 1,
    appliesOncePerCustomer: true,
    codes: { nodes: [{ code: "TENTH10", asyncUsageCount: 1 }] },
    minimumRequirement: { greaterThanOrEqualToSubtotal: { amount: "50.0", currencyCode: "USD" } },
    context: { all: "ALL" },
    customerGets: { items: { allItems: true }, value: { percentage: 0.1 } },
  });
  const none = await ask(`{ codeDiscountNodeByCode(code: "NOSUCH") { id } }`, {}, read);
  expect(none.data).toEqual({ codeDiscountNodeByCode: null });
});

test("lists follow the search filters, and a discount is found again by its id", async () => {
  const { ask } = await bench(spec);
  const kinds = `... on DiscountCodeBasic { title } ... on DiscountCodeFreeShipping { title status }`;
  for (const [query, titles] of [
    ["status:active", ["A tenth off", "Five off mugs"]],
    ["status:expired", ["Free freight"]],
    ["status:scheduled", ["Later"]],
    ["discount_type:fixed_amount", ["Five off mugs"]],
    ["code:LATER20", ["Later"]],
  ]) {
    const coded = await ask(
      `query ($q: String) { codeDiscountNodes(first: 10, query: $q) { nodes { codeDiscount { ${kinds} } } } }`,
      { q: query },
      read,
    );
    const rows = at(coded.data, "codeDiscountNodes.nodes") as { codeDiscount: { title: string } }[];
    expect(rows.map((r) => r.codeDiscount.title)).toEqual(titles);
  }
  const listed = await ask(
    `{ discountNodes(first: 2, sortKey: TITLE) { nodes { id discount { ... on DiscountCodeBasic { title customerGets {
      items { ... on DiscountCollections { collections(first: 3) { nodes { handle } } } }
      value { ... on DiscountAmount { amount { amount } appliesOnEachItem } } } } } } } }`,
    {},
    { scopes: ["read_discounts", "read_products"] },
  );
  expect(listed.errors).toBeUndefined();
  expect(at(listed.data, "discountNodes.nodes.1.discount.customerGets")).toEqual({
    items: { collections: { nodes: [{ handle: "mugs" }] } },
    value: { amount: { amount: "5.0" }, appliesOnEachItem: false },
  });
  const id = at(listed.data, "discountNodes.nodes.0.id");
  const again = await ask(`query ($id: ID!) { discountNode(id: $id) { discount { ${kinds} } } }`, { id }, read);
  expect(at(again.data, "discountNode.discount.title")).toBe("A tenth off");
});

test("what a code takes off counts only its own goods, from its minimum, and never a gift card", async () => {
  const { shop } = await bench(spec);
  const line = (handle: string, quantity: number): { productId: number; unitMinor: number; quantity: number } => {
    const product = [...shop.products.values()].find((p) => p.handle === handle);
    return { productId: product?.id ?? 0, unitMinor: product?.variants[0]?.priceMinor ?? 0, quantity };
  };
  const code = (name: string) => {
    const found = discountByCode(shop, name);
    if (!found) throw new Error(`No code ${name}`);
    return found;
  };
  expect(amountOff(shop, code(" tenth10 "), [line("pot", 1), line("mug", 1)])).toBe(750);
  expect(amountOff(shop, code("TENTH10"), [line("mug", 3)])).toBe(0);
  expect(amountOff(shop, code("TENTH10"), [line("card", 1)])).toBe(0);
  expect(amountOff(shop, code("MUGS5"), [line("pot", 2)])).toBe(0);
  expect(amountOff(shop, code("MUGS5"), [line("pot", 2), line("mug", 1)])).toBe(500);
  expect(paysShipping(shop, code("FREIGHT"), [line("pot", 1)])).toBe(true);
  expect(paysShipping(shop, code("FREIGHT"), [line("mug", 2)])).toBe(false);
});
