/** Returns, refunds, cancels, tags, metafields and subscriptions as state machines behind the Admin API. */
import { expect, test } from "vitest";
import { addFulfillmentEvent, createOrder, fulfillOrder } from "../domain/operations";
import type { Change, Order } from "../domain/types";
import { at, bench, type Bench } from "./harness";

async function shipped(): Promise<Bench & { order: Order; lineGid: string; orderGid: string; topics: string[] }> {
  const b = await bench({
    products: [{ title: "Coat", handle: "coat", priceMinor: 10000, stock: 10 }],
    customers: [{ handle: "ann", firstName: "Ann", lastName: "Lee", email: "ann@lee.example" }],
  });
  const { world } = b.sandbox;
  const variantId = [...b.shop.products.values()][0]?.variants[0]?.id ?? 0;
  const made = createOrder(world, b.shop, {
    lines: [{ variantId, quantity: 2 }],
    customerId: [...b.shop.customers.keys()][0] ?? null,
  });
  if (made.kind !== "done") throw new Error(made.message);
  const parcel = fulfillOrder(world, b.shop, made.value.id);
  if (parcel.kind !== "done") throw new Error(parcel.message);
  addFulfillmentEvent(world, b.shop, parcel.value.id, { status: "DELIVERED" });
  const topics: string[] = [];
  world.onChange((change: Change) => topics.push(change.topic));
  const lineGid = `gid://shopify/FulfillmentLineItem/${parcel.value.lines[0]?.id}`;
  return { ...b, order: made.value, lineGid, orderGid: `gid://shopify/Order/${made.value.id}`, topics };
}

const request = `mutation($id: ID!, $line: ID!, $n: Int!) {
  returnRequest(input: {orderId: $id, returnLineItems: [{fulfillmentLineItemId: $line, quantity: $n, customerNote: "Too big"}]}) {
    return { id name status returnLineItems(first: 5) { nodes { quantity customerNote ... on ReturnLineItem { fulfillmentLineItem { lineItem { title } } } } } }
    userErrors { field message code }
  }
}`;
const returnable = `query($id: ID!) { returnableFulfillments(orderId: $id, first: 5) { nodes { returnableFulfillmentLineItems(first: 5) { nodes { quantity } } } } order(id: $id) { returnStatus } }`;

test("a return is requested, approved once, and its units cannot be claimed twice", async () => {
  const b = await shipped();
  const asked = await b.read(request, "returnRequest", { id: b.orderGid, line: b.lineGid, n: 1 });
  expect(asked).toMatchObject({
    return: {
      name: "#1001-R1",
      status: "REQUESTED",
      returnLineItems: {
        nodes: [{ quantity: 1, customerNote: "Too big", fulfillmentLineItem: { lineItem: { title: "Coat" } } }],
      },
    },
    userErrors: [],
  });
  expect(b.topics).toEqual(["returns/request", "orders/updated"]);
  expect((await b.ask(returnable, { id: b.orderGid })).data).toEqual({
    returnableFulfillments: { nodes: [{ returnableFulfillmentLineItems: { nodes: [{ quantity: 1 }] } }] },
    order: { returnStatus: "RETURN_REQUESTED" },
  });
  expect(await b.read(request, "returnRequest.userErrors", { id: b.orderGid, line: b.lineGid, n: 2 })).toMatchObject([
    { code: "INVALID" },
  ]);
  const approve = `mutation($id: ID!) { returnApproveRequest(input: {id: $id}) { return { status } userErrors { code } } }`;
  const id = at(asked, "return.id");
  expect(await b.read(approve, "returnApproveRequest", { id })).toEqual({ return: { status: "OPEN" }, userErrors: [] });
  expect(await b.read(approve, "returnApproveRequest", { id })).toEqual({
    return: null,
    userErrors: [{ code: "INVALID_STATE" }],
  });
  expect(b.order.returnStatus).toBe("IN_PROGRESS");
});

test("a declined return gives its units back and carries its reason", async () => {
  const b = await shipped();
  const id = await b.read(request, "returnRequest.return.id", { id: b.orderGid, line: b.lineGid, n: 2 });
  const decline = `mutation($id: ID!) { returnDeclineRequest(input: {id: $id, declineReason: FINAL_SALE, declineNote: "Final sale"}) { return { status decline { reason note } } userErrors { code } } }`;
  expect(await b.read(decline, "returnDeclineRequest.return", { id })).toEqual({
    status: "DECLINED",
    decline: { reason: "FINAL_SALE", note: "Final sale" },
  });
  expect(
    await b.read(returnable, "returnableFulfillments.nodes.0.returnableFulfillmentLineItems.nodes.0.quantity", {
      id: b.orderGid,
    }),
  ).toBe(2);
});

const refund = `mutation($id: ID!, $line: ID!, $amount: Money!, $n: Int!) {
  refundCreate(input: {orderId: $id, refundLineItems: [{lineItemId: $line, quantity: $n}], transactions: [{orderId: $id, kind: REFUND, gateway: "shopify_payments", amount: $amount}]}) DIRECTIVE {
    refund { id totalRefundedSet { shopMoney { amount } } transactions(first: 1) { nodes { status kind } } }
    userErrors { field message }
  }
}`;

test("refundCreate without @idempotent is refused and nothing is refunded", async () => {
  const b = await shipped();
  const line = `gid://shopify/LineItem/${b.order.lines[0]?.id}`;
  const answer = await b.ask(refund.replace("DIRECTIVE", ""), { id: b.orderGid, line, amount: "100.00", n: 1 });
  expect(answer.codes).toEqual(["BAD_REQUEST"]);
  expect(b.order.refunds).toEqual([]);
});

test("the same idempotency key refunds once, and with other arguments is refused", async () => {
  const b = await shipped();
  const line = `gid://shopify/LineItem/${b.order.lines[0]?.id}`;
  const keyed = refund.replace("DIRECTIVE", '@idempotent(key: "k-1")');
  const first = await b.read(keyed, "refundCreate", { id: b.orderGid, line, amount: "100.00", n: 1 });
  expect(first).toMatchObject({
    refund: {
      totalRefundedSet: { shopMoney: { amount: "100.0" } },
      transactions: { nodes: [{ status: "PENDING", kind: "REFUND" }] },
    },
    userErrors: [],
  });
  expect(await b.read(keyed, "refundCreate", { id: b.orderGid, line, amount: "100.00", n: 1 })).toEqual(first);
  expect(b.order.refunds).toHaveLength(1);
  expect(b.order.financialStatus).toBe("PARTIALLY_REFUNDED");
  expect((await b.ask(keyed, { id: b.orderGid, line, amount: "90.00", n: 1 })).codes).toEqual([
    "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
  ]);
});

test.each([
  ["more money than was paid", "200.01", 2, "Refund amount is greater than net payment received"],
  ["more units than were bought", "10.00", 3, "Refund quantity exceeds the refundable quantity"],
])("a refund of %s is a user error", async (_name, amount, n, message) => {
  const b = await shipped();
  const line = `gid://shopify/LineItem/${b.order.lines[0]?.id}`;
  const keyed = refund.replace("DIRECTIVE", '@idempotent(key: "k")');
  expect(await b.read(keyed, "refundCreate", { id: b.orderGid, line, amount, n })).toMatchObject({
    refund: null,
    userErrors: [{ message }],
  });
  expect(b.order.transactions.filter((t) => t.kind === "REFUND")).toEqual([]);
});

const cancel = `mutation($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: {originalPaymentMethodsRefund: true}) { job { id done } orderCancelUserErrors { code message } } }`;

test("a sent order cannot be cancelled; an open one is, with its money and stock given back", async () => {
  const b = await shipped();
  expect(await b.read(cancel, "orderCancel", { id: b.orderGid })).toMatchObject({
    job: null,
    orderCancelUserErrors: [{ code: "INVALID" }],
  });
  const variant = [...b.shop.products.values()][0]?.variants[0];
  const open = createOrder(b.sandbox.world, b.shop, {
    lines: [{ variantId: variant?.id ?? 0, quantity: 3 }],
    customerId: null,
  });
  if (open.kind !== "done") throw new Error(open.message);
  expect(variant?.inventoryQuantity).toBe(5);
  expect(await b.read(cancel, "orderCancel", { id: `gid://shopify/Order/${open.value.id}` })).toMatchObject({
    job: { done: false },
    orderCancelUserErrors: [],
  });
  expect(open.value.cancelledAt).toBeNull();
  const job = `gid://shopify/Job/${b.shop.commerce?.jobs[0]?.id}`;
  const poll = (): Promise<unknown> => b.read(`query($id: ID!) { job(id: $id) { done } }`, "job", { id: job });
  expect([await poll(), await poll()]).toEqual([{ done: false }, { done: true }]);
  expect(variant?.inventoryQuantity).toBe(8);
  expect(open.value).toMatchObject({ financialStatus: "REFUNDED", cancelReason: "CUSTOMER" });
  expect(b.topics).toContain("orders/cancelled");
});

test("tags are added once, removed, announced, and need the owner's write scope", async () => {
  const b = await shipped();
  const id = `gid://shopify/Customer/${[...b.shop.customers.keys()][0]}`;
  const add = `mutation($id: ID!) { tagsAdd(id: $id, tags: ["vip", "vip", "warm"]) { node { id ... on Customer { tags } } userErrors { message } } }`;
  expect(await b.read(add, "tagsAdd.node", { id })).toEqual({ id, tags: ["vip", "warm"] });
  expect(b.topics).toEqual(["customers/update", "customer.tags_added"]);
  expect(await b.read(add.replace("tagsAdd(", "tagsAdd: tagsRemove("), "tagsAdd.node", { id })).toEqual({
    id,
    tags: [],
  });
  expect((await b.ask(add, { id }, { scopes: ["read_customers"] })).codes).toEqual(["ACCESS_DENIED"]);
});

test("the app's own metafield is written and read back; a bad value changes nothing", async () => {
  const b = await shipped();
  const owner = await b.read("{ currentAppInstallation { id } }", "currentAppInstallation.id");
  const set = `mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { namespace key value } userErrors { field code } } }`;
  const field = { ownerId: owner, namespace: "aisle", key: "enabled", type: "boolean", value: "true" };
  expect(await b.read(set, "metafieldsSet", { m: [field] })).toEqual({
    metafields: [{ namespace: "aisle", key: "enabled", value: "true" }],
    userErrors: [],
  });
  const bad = [
    { ...field, value: "false" },
    { ...field, key: "x", value: "maybe" },
  ];
  expect(await b.read(set, "metafieldsSet", { m: bad })).toEqual({
    metafields: null,
    userErrors: [{ field: ["metafields", "1", "value"], code: "INVALID_VALUE" }],
  });
  const query = `{ currentAppInstallation { metafield(namespace: "aisle", key: "enabled") { value type } } }`;
  expect(await b.read(query, "currentAppInstallation.metafield", {})).toEqual({ value: "true", type: "boolean" });
  expect(b.shop.appMetafields.get("aisle.enabled")).toEqual({ type: "boolean", value: "true" });
});

test("a webhook subscription is recorded once per topic and address, https only", async () => {
  const b = await shipped();
  const make = `mutation($uri: String!) { webhookSubscriptionCreate(topic: PRODUCTS_UPDATE, webhookSubscription: {uri: $uri}) { webhookSubscription { topic uri } userErrors { message } } }`;
  expect(await b.read(make, "webhookSubscriptionCreate", { uri: "https://app.example/hooks" })).toEqual({
    webhookSubscription: { topic: "PRODUCTS_UPDATE", uri: "https://app.example/hooks" },
    userErrors: [],
  });
  for (const uri of ["https://app.example/hooks", "http://app.example/x"])
    expect(await b.read(make, "webhookSubscriptionCreate.webhookSubscription", { uri })).toBeNull();
  expect(
    await b.read("{ webhookSubscriptions(first: 5) { nodes { uri } } }", "webhookSubscriptions.nodes"),
  ).toHaveLength(1);
});
