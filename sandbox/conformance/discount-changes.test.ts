/**
 * Code discounts made and changed through the Admin API, and one discount with many codes.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/discountCodeBasicCreate, …/discountCodeActivate,
 * …/discountRedeemCodeBulkAdd
 */
import { expect, test } from "vitest";
import { amountOff, createOrder, discountByCode } from "../domain/operations";
import { at, commerceScopes, gidOf, trade, type Trade } from "./commerce-bench";

const NODE = `codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { title status endsAt usageLimit codesCount { count }
  context { __typename ... on DiscountCustomers { customers { firstName } } }
  minimumRequirement { ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity } }
  customerGets { value { ... on DiscountPercentage { percentage } ... on DiscountAmount { amount { amount } appliesOnEachItem } } items { __typename } } } } }`;
const CREATE = `mutation($d: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $d) { ${NODE} userErrors { code field } } }`;
const UPDATE = `mutation($id: ID!, $d: DiscountCodeBasicInput!) { discountCodeBasicUpdate(id: $id, basicCodeDiscount: $d) { ${NODE} userErrors { code field } } }`;
const turn = (name: string): string => `mutation($id: ID!) { ${name}(id: $id) { ${NODE} userErrors { code field } } }`;

const tenth = {
  title: "A tenth",
  code: "TENTH",
  startsAt: "2026-11-01T00:00:00Z",
  context: { all: "ALL" },
  customerGets: { items: { all: true }, value: { percentage: 0.1 } },
};

async function made(b: Trade, more: object = {}): Promise<string> {
  return String(at(await b.run(CREATE, { d: { ...tenth, ...more } }), "codeDiscountNode.id"));
}

test("a discount for two customers on one product, from three pieces, takes off just that", async () => {
  const b = await trade();
  const mugId = [...b.shop.products.values()].find((p) => p.title === "Mug")?.id ?? 0;
  const d = {
    ...tenth,
    usageLimit: 5,
    minimumRequirement: { quantity: { greaterThanOrEqualToQuantity: "3" } },
    context: { customers: { add: [gidOf("Customer", b.ann), gidOf("Customer", b.bob)] } },
    customerGets: {
      items: { products: { productsToAdd: [gidOf("Product", mugId)] } },
      value: { discountAmount: { amount: "2.00", appliesOnEachItem: true } },
    },
  };
  expect(at(await b.run(CREATE, { d }), "codeDiscountNode.codeDiscount")).toEqual({
    title: "A tenth",
    status: "ACTIVE",
    endsAt: null,
    usageLimit: 5,
    codesCount: { count: 1 },
    context: { __typename: "DiscountCustomers", customers: [{ firstName: "Ann" }, { firstName: "Bob" }] },
    minimumRequirement: { greaterThanOrEqualToQuantity: "3" },
    customerGets: {
      value: { amount: { amount: "2.0" }, appliesOnEachItem: true },
      items: { __typename: "DiscountProducts" },
    },
  });
  expect(b.heard()).toEqual(["discounts/create"]);
  const discount = discountByCode(b.shop, "tenth");
  if (!discount) throw new Error("The code is not there");
  const mugs = (quantity: number): number =>
    amountOff(b.shop, discount, [{ productId: mugId, unitMinor: 1_500, quantity }]);
  expect([mugs(2), mugs(3)]).toEqual([0, 600]);
});

test.each([
  ["a blank title", { title: " " }, "BLANK", "title"],
  ["no code", { code: null }, "BLANK", "code"],
  ["a code that is taken, in other letters", { code: "Taken" }, "TAKEN", "code"],
  [
    "more than everything off",
    { customerGets: { items: { all: true }, value: { percentage: 1.01 } } },
    "VALUE_OUTSIDE_RANGE",
    "customerGets.value.percentage",
  ],
  [
    "nothing off",
    { customerGets: { items: { all: true }, value: { discountAmount: { amount: "0" } } } },
    "GREATER_THAN",
    "customerGets.value.discountAmount.amount",
  ],
  [
    "two kinds of worth",
    { customerGets: { items: { all: true }, value: { percentage: 0.1, discountAmount: { amount: "1" } } } },
    "CONFLICT",
    "customerGets.value",
  ],
  ["an end before its start", { endsAt: "2026-10-01T00:00:00Z" }, "END_DATE_BEFORE_START_DATE", "endsAt"],
  ["no use at all", { usageLimit: 0 }, "GREATER_THAN", "usageLimit"],
  [
    "two minimums",
    {
      minimumRequirement: {
        quantity: { greaterThanOrEqualToQuantity: "2" },
        subtotal: { greaterThanOrEqualToSubtotal: "5" },
      },
    },
    "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT",
    "minimumRequirement",
  ],
])("a discount with %s is refused with its code", async (_name, more, code, field) => {
  const b = await trade();
  await made(b, { code: "TAKEN" });
  b.heard();
  expect(await b.refusals(CREATE, { d: { ...tenth, ...more } })).toEqual([[code, `basicCodeDiscount.${field}`]]);
  expect([b.shop.discounts.length, b.heard()]).toEqual([1, []]);
});

test("changed, switched off and on, deleted: the rest stays, each is announced, and an unknown one is refused", async () => {
  const b = await trade();
  const id = await made(b, { usageLimit: 9 });
  const updated = await b.run(UPDATE, { id, d: { title: "Two tenths", customerGets: { value: { percentage: 0.2 } } } });
  expect(at(updated, "codeDiscountNode.codeDiscount")).toMatchObject({
    title: "Two tenths",
    usageLimit: 9,
    customerGets: { value: { percentage: 0.2 }, items: { __typename: "AllDiscountItems" } },
  });
  const off = await b.run(turn("discountCodeDeactivate"), { id });
  expect(at(off, "codeDiscountNode.codeDiscount")).toMatchObject({ status: "EXPIRED", endsAt: "2026-11-20T12:00:00Z" });
  const on = await b.run(turn("discountCodeActivate"), { id });
  expect(at(on, "codeDiscountNode.codeDiscount")).toMatchObject({ status: "ACTIVE", endsAt: null });
  const remove = `mutation($id: ID!) { discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { code field } } }`;
  expect(at(await b.run(remove, { id }), "deletedCodeDiscountId")).toBe(id);
  expect(b.heard()).toEqual([
    "discounts/create",
    "discounts/update",
    "discounts/update",
    "discounts/update",
    "discounts/delete",
  ]);
  for (const [query, more] of [
    [remove, {}],
    [turn("discountCodeActivate"), {}],
    [UPDATE, { d: { title: "x" } }],
  ] as const)
    expect(await b.refusals(query, { id, ...more })).toEqual([["INVALID", "id"]]);
});

test("many codes are added afterwards; a taken one fails alone; each is found, counted and used", async () => {
  const b = await trade();
  const id = await made(b);
  const add = `mutation($id: ID!, $codes: [DiscountRedeemCodeInput!]!) { discountRedeemCodeBulkAdd(discountId: $id, codes: $codes) { bulkCreation { id done codesCount importedCount } userErrors { code field } } }`;
  const codes = [...Array.from({ length: 100 }, (_, i) => ({ code: `THANKS-${i}` })), { code: "tenth" }, { code: " " }];
  b.heard();
  const started = await b.run(add, { id, codes });
  expect(started["bulkCreation"]).toMatchObject({ done: false, codesCount: 102, importedCount: 0 });
  const read = `query($id: ID!) { discountRedeemCodeBulkCreation(id: $id) { done importedCount failedCount codes(last: 2) { nodes { code errors { code } discountRedeemCode { code } } } } }`;
  const poll = (): Promise<unknown> => b.run(read, { id: at(started, "bulkCreation.id") });
  expect(await poll()).toMatchObject({ done: false });
  expect(await poll()).toEqual({
    done: true,
    importedCount: 100,
    failedCount: 2,
    codes: {
      nodes: [
        { code: "tenth", errors: [{ code: "TAKEN" }], discountRedeemCode: null },
        { code: " ", errors: [{ code: "BLANK" }], discountRedeemCode: null },
      ],
    },
  });
  expect(b.heard().filter((t) => t === "discounts/redeemcode_added")).toHaveLength(100);
  createOrder(b.sandbox.world, b.shop, {
    lines: [{ variantId: b.mug.id, quantity: 1 }],
    customerId: b.ann,
    discountCodes: ["THANKS-7"],
  });
  const byCode = `query { codeDiscountNodeByCode(code: "thanks-7") { id codeDiscount { ... on DiscountCodeBasic { asyncUsageCount codesCount { count } codes(first: 3, query: "code:THANKS-7") { nodes { code asyncUsageCount } } } } } }`;
  expect(await b.run(byCode)).toEqual({
    id,
    codeDiscount: {
      asyncUsageCount: 1,
      codesCount: { count: 101 },
      codes: { nodes: [{ code: "THANKS-7", asyncUsageCount: 1 }] },
    },
  });
  const tooMany = Array.from({ length: 251 }, (_, i) => ({ code: `X${i}` }));
  expect((await b.ask(add, { id, codes: tooMany }, { scopes: commerceScopes })).errors).toBeDefined();
});
