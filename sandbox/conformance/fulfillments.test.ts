/**
 * From the order to the parcel at the door: fulfilment orders, fulfillmentCreate and its refusals, tracking, carrier
 * events, taking a parcel back.
 * Source: https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/build-fulfillment-solutions
 */
import { expect, test } from "vitest";
import { at, commerceScopes, gidOf, trade, type Trade } from "./commerce-bench";

const READ = `query($id: ID!) { order(id: $id) { displayFulfillmentStatus fulfillmentOrders(first: 5) { nodes {
  id status supportedActions { action } lineItems(first: 5) { nodes { id totalQuantity remainingQuantity lineItem { title } } }
} } } }`;
const CREATE = `mutation($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) {
  fulfillment { id status trackingInfo { company number url } totalQuantity } userErrors { field message } } }`;

async function openOrder(b: Trade): Promise<{ order: string; fo: string; lines: string[] }> {
  const order = gidOf("Order", b.order({ coats: 2, mugs: 1 }).id);
  b.heard();
  const read = await b.run(READ, { id: order });
  const lines = at(read, "fulfillmentOrders.nodes.0.lineItems.nodes") as { id: string }[];
  return { order, fo: String(at(read, "fulfillmentOrders.nodes.0.id")), lines: lines.map((l) => l.id) };
}

const of = (fo: string, id?: string, quantity?: number): object => ({
  lineItemsByFulfillmentOrder: [
    { fulfillmentOrderId: fo, ...(id ? { fulfillmentOrderLineItems: [{ id, quantity }] } : {}) },
  ],
});

test("a part is sent, then the rest; the fulfilment order goes from open to closed and says what is left", async () => {
  const b = await trade();
  const { order, fo, lines } = await openOrder(b);
  const trackingInfo = { company: "Post", number: "P1", url: "https://post.example/P1" };
  const first = await b.run(CREATE, { f: { ...of(fo, lines[0], 1), trackingInfo } });
  expect(first).toMatchObject({
    fulfillment: { status: "SUCCESS", totalQuantity: 1, trackingInfo: [trackingInfo] },
    userErrors: [],
  });
  expect(b.heard()).toEqual(["fulfillments/create", "orders/partially_fulfilled", "orders/updated"]);
  expect(await b.run(READ, { id: order })).toMatchObject({
    displayFulfillmentStatus: "PARTIALLY_FULFILLED",
    fulfillmentOrders: {
      nodes: [
        {
          status: "IN_PROGRESS",
          lineItems: { nodes: [{ totalQuantity: 2, remainingQuantity: 1 }, { remainingQuantity: 1 }] },
        },
      ],
    },
  });
  await b.run(CREATE, { f: of(fo) });
  expect(b.heard()).toContain("orders/fulfilled");
  expect(await b.run(READ, { id: order })).toMatchObject({
    displayFulfillmentStatus: "FULFILLED",
    fulfillmentOrders: { nodes: [{ status: "CLOSED", supportedActions: [] }] },
  });
});

test("what is closed, unknown, or more than is left is refused, and nothing is sent", async () => {
  const b = await trade();
  const { fo, lines } = await openOrder(b);
  const message = async (f: object): Promise<unknown> => (await b.refusals(CREATE, { f }))[0]?.[0];
  expect(await message(of(fo, lines[0], 3))).toBe("Invalid fulfillment order line item quantity requested.");
  expect(await message(of(fo, "gid://shopify/FulfillmentOrderLineItem/1", 1))).toContain("does not exist");
  expect(await message(of("gid://shopify/FulfillmentOrder/1"))).toContain("does not exist");
  expect(b.heard()).toEqual([]);
  await b.run(CREATE, { f: of(fo) });
  expect(await message(of(fo))).toContain("unfulfillable status: closed");
  const denied = await b.ask(CREATE, { f: of(fo) }, { scopes: ["write_orders"] });
  expect(denied.codes).toEqual(["ACCESS_DENIED"]);
});

test("the carrier's events move the parcel; tracking is replaced; a delivered parcel cannot be taken back", async () => {
  const b = await trade();
  const { order, fo } = await openOrder(b);
  const id = at(await b.run(CREATE, { f: of(fo) }), "fulfillment.id");
  const event = `mutation($e: FulfillmentEventInput!) { fulfillmentEventCreate(fulfillmentEvent: $e) { fulfillmentEvent { status happenedAt } userErrors { message } } }`;
  b.heard();
  const happenedAt = "2026-11-19T08:00:00Z";
  expect(await b.run(event, { e: { fulfillmentId: id, status: "IN_TRANSIT", happenedAt } })).toEqual({
    fulfillmentEvent: { status: "IN_TRANSIT", happenedAt },
    userErrors: [],
  });
  expect(b.heard()).toEqual(["fulfillment_events/create", "fulfillments/update", "orders/updated"]);
  const track = `mutation($id: ID!) { fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: {company: "Van", numbers: ["A", "B"], urls: ["https://v.example/a", "https://v.example/b"]}) { fulfillment { trackingInfo { number url } } userErrors { message } } }`;
  expect(at(await b.run(track, { id }), "fulfillment.trackingInfo.1")).toEqual({
    number: "B",
    url: "https://v.example/b",
  });
  const cancel = `mutation($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status displayStatus } userErrors { message } } }`;
  expect(await b.run(cancel, { id })).toMatchObject({
    fulfillment: { status: "CANCELLED", displayStatus: "CANCELED" },
  });
  expect(at(await b.run(READ, { id: order }), "displayFulfillmentStatus")).toBe("UNFULFILLED");
  const second = at(await b.run(CREATE, { f: of(fo) }), "fulfillment.id");
  await b.run(event, { e: { fulfillmentId: second, status: "DELIVERED" } });
  expect((await b.refusals(cancel, { id: second }))[0]?.[0]).toContain("can't be cancelled");
  expect((await b.refusals(event, { e: { fulfillmentId: id, status: "DELIVERED" } }))[0]?.[0]).toContain("cancelled");
});

test("fulfilment orders are listed, found by node, and follow a cancelled order", async () => {
  const b = await trade();
  const { order, fo } = await openOrder(b);
  const list = `{ fulfillmentOrders(first: 5) { nodes { id status } } }`;
  expect(await b.run(list)).toEqual({ nodes: [{ id: fo, status: "OPEN" }] });
  const node = await b.ask(
    `query($id: ID!) { node(id: $id) { id ... on FulfillmentOrder { orderName } } }`,
    { id: fo },
    { scopes: commerceScopes },
  );
  expect(at(node.data, "node")).toMatchObject({ id: fo, orderName: "#1001" });
  const cancel = `mutation($id: ID!) { orderCancel(orderId: $id, reason: STAFF, restock: true, refundMethod: {originalPaymentMethodsRefund: true}) { job { id } orderCancelUserErrors { code } } }`;
  const job = at(await b.run(cancel, { id: order }), "job.id");
  b.wait(1_000);
  expect(await b.run(`query($id: ID!) { job(id: $id) { done } }`, { id: job })).toEqual({ done: true });
  expect(await b.run(list)).toEqual({ nodes: [] });
});
