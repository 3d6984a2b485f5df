/** The control routes of trade over HTTP: the merchant's, the carrier's and the bank's side of an order's life. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOrder } from "../domain/operations";
import type { Order } from "../domain/types";
import { startFixture, type Fixture } from "../http/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

function placed(): Order {
  const { shop } = fixture;
  const mug = [...shop.products.values()].find((p) => p.title === "Camp Mug")?.variants[0]?.id ?? 0;
  const customerId = [...shop.customers.keys()][0] ?? null;
  const made = createOrder(fixture.sandbox.world, shop, { lines: [{ variantId: mug, quantity: 2 }], customerId });
  if (made.kind === "refused") throw new Error(made.message);
  return made.value;
}

const act = (path: string, body: unknown = {}): Promise<Record<string, unknown>> =>
  fixture.control(`shops/tiny/${path}`, body, "POST");

test("an order is readdressed, sent in part, delivered, asked back, processed with a refund that settles, and closed", async () => {
  const order = placed();
  const at = `orders/${order.name.slice(1)}`;
  const line = order.lines[0]?.id ?? 0;
  const shippingAddress = { lastName: "Lee", address1: "1 New Road", city: "Lund", zip: "22100", countryCode: "SE" };
  expect(await act(`${at}/change`, { note: "Ring", shippingAddress })).toMatchObject({ note: "Ring", shippingAddress });
  expect(await act(`${at}/fulfill`, { lines: [{ orderLineId: line, quantity: 1 }] })).toMatchObject({
    status: "SUCCESS",
    lines: [{ quantity: 1 }],
  });
  await act(`${at}/fulfillment-event`, { status: "DELIVERED" });
  const fulfillmentLineId = order.fulfillments[0]?.lines[0]?.id;
  const asked = await act(`${at}/return`, { lines: [{ fulfillmentLineId, quantity: 1, customerNote: "Chipped" }] });
  expect(asked).toMatchObject({ status: "REQUESTED" });
  const back = `returns/${String(asked["id"])}`;
  expect(await act(`${back}/process`)).toMatchObject({ error: "INVALID_STATE" });
  await act(`${back}/approve`);
  expect(await act(`${back}/process`, { refundMinor: 1_800 })).toMatchObject({ lines: [{ processedQuantity: 1 }] });
  expect(await act(`${back}/close`)).toMatchObject({ status: "CLOSED" });
  expect(order).toMatchObject({ returnStatus: "RETURNED", financialStatus: "PARTIALLY_REFUNDED" });
  await act(`${at}/refund`, { amountMinor: 100, settled: false });
  expect(order.transactions.at(-1)).toMatchObject({ kind: "REFUND", status: "PENDING" });
  await act(`${at}/settle-refund`);
  expect(order.transactions.at(-1)).toMatchObject({ status: "SUCCESS" });
  expect(await act(`${at}/archive`)).toHaveProperty("closedAt", expect.any(Number));
  expect(await act(`${at}/nonsense`)).toMatchObject({ error: "NOT_FOUND" });
});

test("triggers, jobs and drafts are shown, and moving the clock finishes what is due", async () => {
  const { shop, sandbox } = fixture;
  const order = placed();
  shop.commerce = {
    ...(shop.commerce ?? { drafts: [], storeCredit: [], edits: [], codeBatches: [], pixel: null, flow: [], jobs: [] }),
    jobs: [
      {
        id: 1,
        dueAt: sandbox.world.now() + 3_600_000,
        polls: 0,
        state: "running",
        work: {
          kind: "cancel-order",
          orderId: order.id,
          reason: "STAFF",
          restock: false,
          refund: "original",
          creditExpiresAt: null,
          staffNote: null,
        },
      },
    ],
  };
  expect(await fixture.control("shops/tiny/flow")).toEqual({ triggers: [] });
  expect(await fixture.control("shops/tiny/drafts")).toEqual({ drafts: [] });
  expect(await fixture.control("shops/tiny/jobs")).toMatchObject({ jobs: [{ state: "running" }] });
  await fixture.control("clock/advance", { hours: 1 });
  expect(await fixture.control("shops/tiny/jobs")).toMatchObject({ jobs: [{ state: "done" }] });
  expect(order.cancelReason).toBe("STAFF");
});
