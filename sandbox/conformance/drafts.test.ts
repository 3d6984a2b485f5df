/**
 * Draft orders: made with goods and custom items, reckoned, changed, invoiced, completed once, deleted; found by search.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/draftOrderCreate and its sisters
 */
import { expect, test } from "vitest";
import { at, commerceScopes, gidOf, trade, type Trade } from "./commerce-bench";

const MONEY =
  "subtotalPriceSet { shopMoney { amount } } totalDiscountsSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }";
const DRAFT = `id name status email tags customer { id } purchasingEntity { ... on Customer { firstName } } ${MONEY}
  lineItems(first: 5) { nodes { title custom quantity discountedTotalSet { shopMoney { amount } } } }`;
const CREATE = `mutation($i: DraftOrderInput!) { draftOrderCreate(input: $i) { draftOrder { ${DRAFT} } userErrors { field message } } }`;
const UPDATE = `mutation($id: ID!, $i: DraftOrderInput!) { draftOrderUpdate(id: $id, input: $i) { draftOrder { ${DRAFT} } userErrors { field message } } }`;
const SEND = `mutation($id: ID!, $to: String) { draftOrderInvoiceSend(id: $id, email: {to: $to}) { draftOrder { status invoiceSentAt invoiceUrl } userErrors { field message } } }`;
const COMPLETE = `mutation($id: ID!) { draftOrderComplete(id: $id) { draftOrder { status completedAt order { id name displayFinancialStatus totalPriceSet { shopMoney { amount } } } } userErrors { field message } } }`;
const DELETE = `mutation($id: ID!) { draftOrderDelete(input: {id: $id}) { deletedId userErrors { field message } } }`;

const input = (b: Trade): object => ({
  purchasingEntity: { customerId: gidOf("Customer", b.ann) },
  tags: ["chat"],
  lineItems: [
    {
      variantId: gidOf("ProductVariant", b.coat.id),
      quantity: 1,
      appliedDiscount: { value: 10, valueType: "PERCENTAGE" },
    },
    { title: "Engraving", originalUnitPriceWithCurrency: { amount: "5.50", currencyCode: "USD" }, quantity: 2 },
  ],
  appliedDiscount: { value: 1, valueType: "FIXED_AMOUNT", title: "Sorry" },
  shippingLine: { title: "Van", priceWithCurrency: { amount: "7.00", currencyCode: "USD" } },
});

test("a draft prices goods, custom items, discounts and shipping as its calculation said, and is announced", async () => {
  const b = await trade();
  const calculated = await b.run(
    `mutation($i: DraftOrderInput!) { draftOrderCalculate(input: $i) { calculatedDraftOrder { ${MONEY} lineItems { title } } userErrors { message } } }`,
    { i: input(b) },
  );
  expect(b.heard()).toEqual([]);
  const money = {
    subtotalPriceSet: { shopMoney: { amount: "100.0" } },
    totalDiscountsSet: { shopMoney: { amount: "11.0" } },
    totalPriceSet: { shopMoney: { amount: "107.0" } },
  };
  expect(calculated["calculatedDraftOrder"]).toEqual({
    ...money,
    lineItems: [{ title: "Coat" }, { title: "Engraving" }],
  });
  expect(at(await b.run(CREATE, { i: input(b) }), "draftOrder")).toEqual({
    id: expect.stringMatching(/^gid:\/\/shopify\/DraftOrder\/\d+$/),
    name: "#D1",
    status: "OPEN",
    email: "ann@lee.example",
    tags: ["chat"],
    customer: { id: gidOf("Customer", b.ann) },
    purchasingEntity: { firstName: "Ann" },
    ...money,
    lineItems: {
      nodes: [
        { title: "Coat", custom: false, quantity: 1, discountedTotalSet: { shopMoney: { amount: "90.0" } } },
        { title: "Engraving", custom: true, quantity: 2, discountedTotalSet: { shopMoney: { amount: "11.0" } } },
      ],
    },
  });
  expect(b.heard()).toEqual(["draft_orders/create"]);
});

test("invoiced, completed into a paid order of the same worth, and then closed to every change", async () => {
  const b = await trade();
  const id = at(await b.run(CREATE, { i: input(b) }), "draftOrder.id");
  const sent = await b.run(SEND, { id });
  expect(sent["draftOrder"]).toMatchObject({ status: "INVOICE_SENT", invoiceSentAt: "2026-11-20T12:00:00Z" });
  const stock = b.coat.inventoryQuantity;
  b.heard();
  const done = await b.run(COMPLETE, { id });
  expect(done["draftOrder"]).toMatchObject({
    status: "COMPLETED",
    order: { name: "#1001", displayFinancialStatus: "PAID", totalPriceSet: { shopMoney: { amount: "107.0" } } },
  });
  expect(b.coat.inventoryQuantity).toBe(stock - 1);
  expect(b.heard()).toEqual(expect.arrayContaining(["orders/create", "orders/paid", "draft_orders/update"]));
  for (const [query, more] of [
    [COMPLETE, {}],
    [SEND, {}],
    [UPDATE, { i: { note: "x" } }],
  ] as const)
    expect(await b.refusals(query, { id, ...more })).toEqual([["This order has been paid", "id"]]);
  expect(b.shop.orders.size).toBe(1);
});

test.each([
  ["no lines", { lineItems: [] }, "lineItems"],
  ["a quantity of 0", { lineItems: [{ title: "X", originalUnitPrice: "1.00", quantity: 0 }] }, "lineItems.0.quantity"],
  [
    "a variant that is gone",
    { lineItems: [{ variantId: "gid://shopify/ProductVariant/1", quantity: 1 }] },
    "lineItems.0.variantId",
  ],
  ["a custom item without a title", { lineItems: [{ originalUnitPrice: "1.00", quantity: 1 }] }, "lineItems.0.title"],
  [
    "an unknown customer",
    {
      purchasingEntity: { customerId: "gid://shopify/Customer/1" },
      lineItems: [{ title: "X", originalUnitPrice: "1.00", quantity: 1 }],
    },
    "purchasingEntity.customerId",
  ],
  [
    "a discount over 100 percent",
    {
      appliedDiscount: { value: 101, valueType: "PERCENTAGE" },
      lineItems: [{ title: "X", originalUnitPrice: "1.00", quantity: 1 }],
    },
    "appliedDiscount.value",
  ],
])("a draft with %s is refused", async (_name, i, field) => {
  const b = await trade();
  expect((await b.refusals(CREATE, { i }))[0]?.[1]).toBe(field);
  expect(b.heard()).toEqual([]);
});

test("an invoice needs an address; the deprecated customerId is still taken; a company is refused by name", async () => {
  const b = await trade();
  const lineItems = [{ title: "X", originalUnitPrice: "1.00", quantity: 1 }];
  const bare = at(await b.run(CREATE, { i: { lineItems } }), "draftOrder.id");
  expect(await b.refusals(SEND, { id: bare })).toEqual([["To can't be blank", "email.to"]]);
  expect(at(await b.run(SEND, { id: bare, to: "guest@lee.example" }), "draftOrder.status")).toBe("INVOICE_SENT");
  const old = await b.run(CREATE, { i: { lineItems, customerId: gidOf("Customer", b.bob) } });
  expect(at(old, "draftOrder.customer.id")).toBe(gidOf("Customer", b.bob));
  const company = {
    companyId: "gid://shopify/Company/1",
    companyContactId: "gid://shopify/CompanyContact/1",
    companyLocationId: "gid://shopify/CompanyLocation/1",
  };
  const refused = await b.ask(
    CREATE,
    { i: { lineItems, purchasingEntity: { purchasingCompany: company } } },
    { scopes: commerceScopes },
  );
  expect(refused.codes).toEqual(["SANDBOX_NOT_EMULATED"]);
});

test("changed, listed by state and tag, deleted once; none of it without the scope", async () => {
  const b = await trade();
  const id = at(await b.run(CREATE, { i: input(b) }), "draftOrder.id");
  await b.run(UPDATE, {
    id,
    i: { tags: ["late"], lineItems: [{ variantId: gidOf("ProductVariant", b.mug.id), quantity: 3 }] },
  });
  const list = `query($q: String) { draftOrders(first: 5, query: $q) { nodes { tags totalPriceSet { shopMoney { amount } } } } }`;
  expect(await b.run(list, { q: "status:open tag:late" })).toEqual({
    nodes: [{ tags: ["late"], totalPriceSet: { shopMoney: { amount: "51.0" } } }],
  });
  expect(await b.run(list, { q: "status:completed" })).toEqual({ nodes: [] });
  expect((await b.ask(list, {}, { scopes: ["read_orders"] })).codes).toEqual(["ACCESS_DENIED"]);
  b.heard();
  expect(at(await b.run(DELETE, { id }), "deletedId")).toBe(id);
  expect(b.heard()).toEqual(["draft_orders/delete"]);
  expect(await b.refusals(DELETE, { id })).toEqual([["Draft order does not exist", "input.id"]]);
});
