/**
 * What changes an order after it was placed: refunds with shipping and store credit, cancelling as a job, its address
 * and notes, archiving, payment by hand, and edits of its lines.
 * Sources: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/refundCreate, …/orderCancel, …/orderUpdate,
 * …/orderMarkAsPaid and https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/edit-orders
 */
import { expect, test } from "vitest";
import { settleRefund } from "../domain/operations";
import type { Order } from "../domain/types";
import { at, gidOf, trade, type Trade } from "./commerce-bench";

const id = (order: Order): string => gidOf("Order", order.id);
const line = (order: Order, index = 0): string => gidOf("LineItem", order.lines[index]?.id);
const REFUND = `mutation($i: RefundInput!, $k: String!) { refundCreate(input: $i) @idempotent(key: $k) { refund {
  totalRefundedSet { shopMoney { amount } } refundLineItems(first: 5) { nodes { restockType restocked } }
  refundShippingLines(first: 2) { nodes { subtotalAmountSet { shopMoney { amount } } } } } userErrors { field message } } }`;
const SUGGEST = `query($id: ID!, $lines: [RefundLineItemInput!], $ship: Boolean) { order(id: $id) { suggestedRefund(refundLineItems: $lines, refundShipping: $ship) {
  amountSet { shopMoney { amount } } discountedSubtotalSet { shopMoney { amount } } maximumRefundableSet { shopMoney { amount } } shipping { amountSet { shopMoney { amount } } } suggestedTransactions { gateway } } } }`;
const pay = (order: Order, amount: string): object => ({
  orderId: id(order),
  kind: "REFUND",
  gateway: "shopify_payments",
  amount,
});
const credit = (amount: string, more: object = {}): object => ({
  storeCreditRefund: { amount: { amount, currencyCode: "USD" }, ...more },
});

test("the suggestion counts the discount's share and the shipping, and refunding by it leaves nothing over", async () => {
  const b = await trade();
  const order = b.order({ coats: 1, mugs: 2 }, { shippingMinor: 700, discountMinor: 1_300 });
  const lines = [{ lineItemId: line(order), quantity: 1 }];
  expect(at(await b.run(SUGGEST, { id: id(order), lines, ship: true }), "suggestedRefund")).toEqual({
    amountSet: { shopMoney: { amount: "97.0" } },
    discountedSubtotalSet: { shopMoney: { amount: "90.0" } },
    maximumRefundableSet: { shopMoney: { amount: "124.0" } },
    shipping: { amountSet: { shopMoney: { amount: "7.0" } } },
    suggestedTransactions: [{ gateway: "shopify_payments" }],
  });
  const stock = b.coat.inventoryQuantity;
  b.heard();
  const made = await b.run(REFUND, {
    k: "a",
    i: {
      orderId: id(order),
      refundLineItems: [{ lineItemId: line(order), quantity: 1, restockType: "CANCEL" }],
      shipping: { fullRefund: true },
      transactions: [pay(order, "97.00")],
    },
  });
  expect(made).toMatchObject({
    refund: {
      totalRefundedSet: { shopMoney: { amount: "97.0" } },
      refundLineItems: { nodes: [{ restockType: "CANCEL", restocked: true }] },
      refundShippingLines: { nodes: [{ subtotalAmountSet: { shopMoney: { amount: "7.0" } } }] },
    },
    userErrors: [],
  });
  expect(b.coat.inventoryQuantity).toBe(stock + 1);
  // The bank has not answered, so its transaction is not announced yet.
  expect(b.heard()).not.toContain("order_transactions/create");
  settleRefund(b.sandbox.world, b.shop, order.id, order.refunds[0]?.id ?? 0, "SUCCESS");
  expect(b.heard()).toContain("order_transactions/create");
  const left = await b.refusals(REFUND, { k: "b", i: { orderId: id(order), shipping: { amount: "0.01" } } });
  expect(left).toEqual([[expect.stringContaining("refundable shipping"), "shipping"]]);
});

test("a refund may become store credit of the order's customer, up to what was paid", async () => {
  const b = await trade();
  const order = b.delivered({ mugs: 2 });
  const i = { orderId: id(order), refundLineItems: [{ lineItemId: line(order), quantity: 1, restockType: "RETURN" }] };
  expect(await b.refusals(REFUND, { k: "c", i: { ...i, refundMethods: [credit("30.01")] } })).toHaveLength(1);
  await b.run(REFUND, { k: "d", i: { ...i, refundMethods: [credit("15.00", { expiresAt: "2026-12-01T00:00:00Z" })] } });
  const read = `query($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 2) { nodes { balance { amount } transactions(first: 2) { nodes { event amount { amount } } } } } } }`;
  expect(await b.run(read, { id: gidOf("Customer", b.ann) })).toEqual({
    storeCreditAccounts: {
      nodes: [
        {
          balance: { amount: "15.0" },
          transactions: { nodes: [{ event: "ORDER_REFUND", amount: { amount: "15.0" } }] },
        },
      ],
    },
  });
  expect(order.financialStatus).toBe("PARTIALLY_REFUNDED");
});

const CANCEL = `mutation($id: ID!, $m: OrderCancelRefundMethodInput, $n: String) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: $m, staffNote: $n) {
  job { id done } jobResult { status order { cancelledAt } } orderCancelUserErrors { code field message } } }`;
const JOB = `query($id: ID!) { job(id: $id) { done } }`;
const card = { originalPaymentMethodsRefund: true };

test("cancelling is a job: done a second later by the clock, refunded as store credit when asked", async () => {
  const b = await trade();
  const order = b.order({ mugs: 1 });
  const started = await b.run(CANCEL, { id: id(order), m: { storeCreditRefund: {} } });
  expect(started).toMatchObject({
    job: { done: false },
    jobResult: { status: "STARTED", order: { cancelledAt: null } },
  });
  b.heard();
  b.wait(1_000);
  expect(await b.run(JOB, { id: at(started, "job.id") })).toEqual({ done: true });
  expect(b.heard()).toEqual(expect.arrayContaining(["orders/cancelled", "refunds/create"]));
  expect(order).toMatchObject({ cancelReason: "CUSTOMER", financialStatus: "REFUNDED" });
  expect(b.shop.commerce?.storeCredit[0]?.transactions[0]).toMatchObject({
    event: "ORDER_CANCELLATION",
    amountMinor: 1_500,
  });
});

test("an order that may not be cancelled is refused at once; one sent while the job waits fails the job", async () => {
  const b = await trade();
  const refusal = async (order: Order, more: object = {}): Promise<unknown> =>
    (await b.refusals(CANCEL, { id: id(order), m: card, ...more }))[0];
  const returning = b.delivered({ mugs: 1 });
  expect(await refusal(returning)).toEqual(["INVALID", "orderId"]);
  const open = b.order({ mugs: 1 });
  expect(await refusal(open, { n: "x".repeat(256) })).toEqual(["INVALID", "staffNote"]);
  const past = { storeCreditRefund: { expiresAt: "2026-01-01T00:00:00Z" } };
  expect(await refusal(open, { m: past })).toEqual([
    "STORE_CREDIT_REFUND_EXPIRATION_IN_PAST",
    "refundMethod.storeCreditRefund.expiresAt",
  ]);
  expect(await b.refusals(CANCEL, { id: "gid://shopify/Order/1", m: card })).toEqual([["NOT_FOUND", "orderId"]]);
  const started = await b.run(CANCEL, { id: id(open), m: card });
  const fo = gidOf("FulfillmentOrder", open.id + 1);
  await b.run(
    `mutation($fo: ID!) { fulfillmentCreate(fulfillment: {lineItemsByFulfillmentOrder: [{fulfillmentOrderId: $fo}]}) { userErrors { message } } }`,
    { fo },
  );
  b.wait(1_000);
  expect(await b.run(JOB, { id: at(started, "job.id") })).toEqual({ done: true });
  expect([open.cancelledAt, b.shop.commerce?.jobs[0]?.state]).toEqual([null, "failed"]);
});

const UPDATE = `mutation($i: OrderInput!) { orderUpdate(input: $i) { order { email note tags poNumber customAttributes { key value } shippingAddress { address1 city } } userErrors { field message } } }`;

test("address, contact, note and tags change and are announced; a half address and a cancelled order's are refused", async () => {
  const b = await trade();
  const order = b.order({ mugs: 1 });
  const shippingAddress = {
    firstName: "Ann",
    lastName: "Lee",
    address1: "2 New Street",
    city: "Lund",
    countryCode: "SE",
    zip: "22100",
  };
  b.heard();
  const before = order.updatedAt;
  b.wait(60_000);
  expect(
    await b.run(UPDATE, {
      i: {
        id: id(order),
        email: "new@lee.example",
        note: "Ring twice",
        tags: ["a", "b"],
        poNumber: "7",
        customAttributes: [{ key: "k", value: "v" }],
        shippingAddress,
      },
    }),
  ).toEqual({
    order: {
      email: "new@lee.example",
      note: "Ring twice",
      tags: ["a", "b"],
      poNumber: "7",
      customAttributes: [{ key: "k", value: "v" }],
      shippingAddress: { address1: "2 New Street", city: "Lund" },
    },
    userErrors: [],
  });
  expect(b.heard()).toEqual(["orders/updated"]);
  expect(order.updatedAt).toBe(before + 60_000);
  const fieldOf = async (i: object): Promise<unknown> =>
    (await b.refusals(UPDATE, { i: { id: id(order), ...i } }))[0]?.[1];
  expect(await fieldOf({ shippingAddress: { ...shippingAddress, city: " " } })).toBe("shippingAddress.city");
  expect(await fieldOf({ email: "nobody" })).toBe("email");
  await b.run(CANCEL, { id: id(order), m: card });
  for (const _poll of [1, 2]) await b.run(JOB, { id: gidOf("Job", b.shop.commerce?.jobs[0]?.id) });
  expect(await fieldOf({ shippingAddress })).toBe("shippingAddress");
  expect(await fieldOf({ note: "Too late" })).toBeUndefined();
});

test("an order waiting for payment is marked paid once; archived and opened again", async () => {
  const b = await trade();
  const draft = `mutation($v: ID!) { draftOrderCreate(input: {lineItems: [{variantId: $v, quantity: 1}]}) { draftOrder { id } userErrors { message } } }`;
  const complete = `mutation($id: ID!) { draftOrderComplete(id: $id, paymentPending: true) { draftOrder { order { id displayFinancialStatus canMarkAsPaid } } userErrors { message } } }`;
  const made = await b.run(draft, { v: gidOf("ProductVariant", b.mug.id) });
  const placed = at(await b.run(complete, { id: at(made, "draftOrder.id") }), "draftOrder.order");
  expect(placed).toMatchObject({ displayFinancialStatus: "PENDING", canMarkAsPaid: true });
  const paid = `mutation($id: ID!) { orderMarkAsPaid(input: {id: $id}) { order { displayFinancialStatus totalOutstandingSet { shopMoney { amount } } } userErrors { field message } } }`;
  b.heard();
  const orderId = at(placed, "id");
  expect(at(await b.run(paid, { id: orderId }), "order")).toEqual({
    displayFinancialStatus: "PAID",
    totalOutstandingSet: { shopMoney: { amount: "0.0" } },
  });
  expect(b.heard()).toEqual(["order_transactions/create", "orders/paid", "orders/updated"]);
  expect(await b.refusals(paid, { id: orderId })).toEqual([["Order cannot be marked as paid.", "id"]]);
  for (const [name, closed] of [
    ["orderClose", true],
    ["orderOpen", false],
  ] as const)
    expect(
      at(
        await b.run(`mutation($id: ID!) { ${name}(input: {id: $id}) { order { closed } userErrors { message } } }`, {
          id: orderId,
        }),
        "order.closed",
      ),
    ).toBe(closed);
});

const edit = (name: string, args: string): string =>
  `mutation($id: ID!, $line: ID, $v: ID, $n: Int) { ${name}(id: $id ${args}) { calculatedOrder { id totalPriceSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } } lineItems(first: 5) { nodes { id quantity title } } addedLineItems(first: 5) { nodes { quantity } } } userErrors { field message } } }`
    .replace(name === "orderEditSetQuantity" ? ", $v: ID" : ", $line: ID", "")
    .replace("$line: ID,", "$line: ID!,")
    .replace("$v: ID,", "$v: ID!,")
    .replace("$n: Int)", "$n: Int!)");
const BEGIN = `mutation($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id lineItems(first: 5) { nodes { id quantity editableQuantity } } } orderEditSession { id } userErrors { message } } }`;
const ADD = edit("orderEditAddVariant", ", variantId: $v, quantity: $n");
const SET = edit("orderEditSetQuantity", ", lineItemId: $line, quantity: $n, restock: true");
const COMMIT = `mutation($id: ID!) { orderEditCommit(id: $id, staffNote: "swap") { order { edited displayFinancialStatus totalOutstandingSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } originalTotalPriceSet { shopMoney { amount } } lineItems(first: 5) { nodes { title quantity currentQuantity } } } userErrors { field message } } }`;

async function begun(b: Trade, order: Order): Promise<{ edit: string; line: string }> {
  const made = await b.run(BEGIN, { id: id(order) });
  return {
    edit: String(at(made, "calculatedOrder.id")),
    line: String(at(made, "calculatedOrder.lineItems.nodes.0.id")),
  };
}

test("an edit shows only in the calculated order until it is committed; then lines, stock and debt change together", async () => {
  const b = await trade();
  const order = b.order({ coats: 2 });
  const session = await begun(b, order);
  const stock = [b.coat.inventoryQuantity, b.mug.inventoryQuantity];
  b.heard();
  await b.run(SET, { id: session.edit, line: session.line, n: 1 });
  const staged = await b.run(ADD, { id: session.edit, v: gidOf("ProductVariant", b.mug.id), n: 10 });
  expect(staged).toMatchObject({
    calculatedOrder: {
      totalPriceSet: { shopMoney: { amount: "250.0" } },
      totalOutstandingSet: { shopMoney: { amount: "50.0" } },
      addedLineItems: { nodes: [{ quantity: 10 }] },
    },
  });
  expect([order.lines.length, b.heard()]).toEqual([1, []]);
  expect(await b.run(COMMIT, { id: session.edit })).toEqual({
    order: {
      edited: true,
      displayFinancialStatus: "PARTIALLY_PAID",
      totalOutstandingSet: { shopMoney: { amount: "50.0" } },
      currentTotalPriceSet: { shopMoney: { amount: "250.0" } },
      originalTotalPriceSet: { shopMoney: { amount: "200.0" } },
      lineItems: {
        nodes: [
          { title: "Coat", quantity: 2, currentQuantity: 1 },
          { title: "Mug", quantity: 10, currentQuantity: 10 },
        ],
      },
    },
    userErrors: [],
  });
  expect(b.heard()).toEqual(expect.arrayContaining(["orders/edited", "orders/updated"]));
  expect([b.coat.inventoryQuantity, b.mug.inventoryQuantity]).toEqual([(stock[0] ?? 0) + 1, (stock[1] ?? 0) - 10]);
  expect(await b.refusals(COMMIT, { id: session.edit })).toHaveLength(1);
});

test("taking out what was sent, a doubled variant, a cancelled order and a stale commit are refused", async () => {
  const b = await trade();
  const sent = b.delivered({ coats: 1 });
  const first = await begun(b, sent);
  expect((await b.refusals(SET, { id: first.edit, line: first.line, n: 0 }))[0]?.[1]).toBe("quantity");
  expect((await b.refusals(ADD, { id: first.edit, v: gidOf("ProductVariant", b.coat.id), n: 1 }))[0]?.[1]).toBe(
    "variantId",
  );
  expect((await b.refusals(ADD, { id: first.edit, v: gidOf("ProductVariant", b.mug.id), n: 0 }))[0]?.[1]).toBe(
    "quantity",
  );
  const open = b.order({ coats: 1 });
  const stale = await begun(b, open);
  await b.run(SET, { id: stale.edit, line: stale.line, n: 0 });
  await b.run(
    `mutation($fo: ID!) { fulfillmentCreate(fulfillment: {lineItemsByFulfillmentOrder: [{fulfillmentOrderId: $fo}]}) { userErrors { message } } }`,
    { fo: gidOf("FulfillmentOrder", open.id + 1) },
  );
  expect(await b.refusals(COMMIT, { id: stale.edit })).toEqual([["The order has changed since the edit began.", "id"]]);
  expect(open.lines[0]?.currentQuantity).toBe(1);
  const gone = b.order({ mugs: 1 });
  await b.run(CANCEL, { id: id(gone), m: card });
  b.wait(1_000);
  await b.run(JOB, { id: gidOf("Job", b.shop.commerce?.jobs.at(-1)?.id) });
  expect(await b.refusals(BEGIN, { id: id(gone) })).toEqual([["The order cannot be edited.", ""]]);
});
