/** What orders promise: only the verified owner reads one, the newest state wins, the state said is the parcels' own. */
import { expect, test } from "vitest";
import { orderCardSchema } from "~/chat/protocol";
import { applyCustomer, applyCustomers, customerByGid, removeCustomer } from "~/customers/index.server";
import { orderFacts } from "~/models/tool-contracts";
import {
  applyOrder,
  applyOrders,
  orderFactsOf,
  orderForCustomer,
  ordersOfCustomer,
  removeOrder,
} from "~/orders/index.server";
import type { OrderSnapshot } from "~/orders/types";
import { makeShop, testDatabase } from "../support/db";

await testDatabase();
const T0 = new Date("2026-11-01T08:00:00.000Z");
const after = (hours: number) => new Date(T0.getTime() + hours * 3_600_000);
const MAYA = "gid://shopify/Customer/1";
const JONAS = "gid://shopify/Customer/2";
type Parcel = OrderSnapshot["fulfillments"][number];
let parcels = 0;

test("a missing order and another customer's are the same answer, in every form of its name", async () => {
  const { db } = await makeShop();
  await applyOrders(
    db,
    [
      order({ name: "#1001" }),
      order({ name: "#1002", customerGid: JONAS }),
      order({ name: "#1003", customerGid: null }),
    ],
    { now: T0 },
  );
  for (const orderName of [
    "#1002",
    "1002",
    "订单1002",
    "#1003",
    "#9999",
    "9999",
    "'; --",
    "%",
    "#1002 or 1=1",
    "绝无此单",
  ]) {
    expect(await orderForCustomer(db, { customerGid: MAYA, orderName })).toBeNull();
  }
  expect(await orderForCustomer(db, { customerGid: "", orderName: "#1003" })).toBeNull();
  expect(await ordersOfCustomer(db, { customerGid: "", limit: 5 })).toEqual([]);
  expect((await ordersOfCustomer(db, { customerGid: MAYA, limit: 5 })).map((card) => card.name)).toEqual(["#1001"]);
});

test.each([
  "#1001",
  "1001",
  "＃1001",
  "订单1001",
  "订单号：1001",
  "No.1001",
  "no 1001",
  "order #1001",
  "My order number 1001",
  "1001号订单",
])("an order is found by %j", async (orderName) => {
  const { db } = await makeShop();
  await applyOrder(db, order({ name: "#1001" }), { now: T0 });
  expect((await orderForCustomer(db, { customerGid: MAYA, orderName }))?.name).toBe("#1001");
});

test("a shop's own prefix and suffix around the number are found as written", async () => {
  const { db } = await makeShop();
  await applyOrder(db, order({ name: "LL-1001-EU" }), { now: T0 });
  expect((await orderForCustomer(db, { customerGid: MAYA, orderName: "ll-1001-eu" }))?.name).toBe("LL-1001-EU");
});

test("without a name the latest order is given, and lists are newest first", async () => {
  const { db } = await makeShop();
  const orders = [3, 1, 2].map((day) => order({ name: `#100${day}`, processedAt: after(day * 24) }));
  await applyOrders(db, orders, { now: T0 });
  expect((await orderForCustomer(db, { customerGid: MAYA, orderName: null }))?.name).toBe("#1003");
  expect((await ordersOfCustomer(db, { customerGid: MAYA, limit: 2 })).map((card) => card.name)).toEqual([
    "#1003",
    "#1002",
  ]);
});

test("the same customer gid in another shop reads nothing", async () => {
  const [one, two] = [(await makeShop()).db, (await makeShop()).db];
  await applyOrder(one, order({ name: "#1001" }), { now: T0 });
  expect(await orderForCustomer(two, { customerGid: MAYA, orderName: "#1001" })).toBeNull();
});

test("an older snapshot changes nothing; a newer one replaces lines, parcels, refunds and returns", async () => {
  const { db } = await makeShop();
  const refund = {
    gid: "gid://r/1",
    createdAt: T0,
    totalMinor: 500,
    currency: "USD",
    state: "pending" as const,
    gateway: null,
  };
  const first = order({ name: "#1001", updatedAt: after(2), refunds: [refund], fulfillments: [parcel("IN_TRANSIT")] });
  expect(await applyOrder(db, first, { now: T0 })).toBe("applied");
  expect(await applyOrder(db, order({ name: "#1001", updatedAt: after(1) }), { now: T0 })).toBe("stale");
  expect((await orderForCustomer(db, { customerGid: MAYA, orderName: null }))?.refunds).toEqual([
    { amount: { amountMinor: 500, currency: "USD" }, state: "pending", createdAt: T0.toISOString() },
  ]);
  const second = order({ name: "#1001", updatedAt: after(3), refunds: [{ ...refund, state: "success" }], lines: [] });
  expect(await applyOrder(db, second, { now: T0 })).toBe("applied");
  expect(await orderForCustomer(db, { customerGid: MAYA, orderName: null })).toMatchObject({
    items: [],
    parcels: [],
    refunds: [{ state: "success" }],
  });
  expect(await removeOrder(db, first.gid)).toBe(true);
  expect([await db.order.count(), await db.orderLine.count(), await db.refund.count()]).toEqual([0, 0, 0]);
});

const STATES: [expected: string, changes: Partial<OrderSnapshot>][] = [
  ["unfulfilled", {}],
  ["cancelled", { cancelledAt: T0, fulfillments: [parcel("IN_TRANSIT")], fulfillmentStatus: "FULFILLED" }],
  ["shipped", { fulfillmentStatus: "FULFILLED", fulfillments: [parcel("IN_TRANSIT")] }],
  ["shipped", { fulfillmentStatus: "FULFILLED", fulfillments: [parcel("DELIVERED"), parcel("IN_TRANSIT")] }],
  ["partly-shipped", { fulfillmentStatus: "PARTIALLY_FULFILLED", fulfillments: [parcel("DELIVERED")] }],
  [
    "out-for-delivery",
    { fulfillmentStatus: "FULFILLED", fulfillments: [parcel("OUT_FOR_DELIVERY"), parcel("DELIVERED")] },
  ],
  [
    "delivered",
    {
      fulfillmentStatus: "FULFILLED",
      fulfillments: [parcel("DELIVERED"), { ...parcel("FULFILLED"), deliveredAt: T0 }],
    },
  ],
  ["unfulfilled", { fulfillments: [parcel("CANCELED")] }],
];

test.each(STATES)("an order is %s by its parcels (%#)", async (expected, changes) => {
  const { db } = await makeShop();
  await applyOrder(db, order({ name: "#1001", ...changes }), { now: T0 });
  expect((await orderForCustomer(db, { customerGid: MAYA, orderName: null }))?.state).toBe(expected);
});

test("a card tells the parcel's carrier, number, last event and content, and satisfies card and tool contract", async () => {
  const { db } = await makeShop();
  await applyOrder(db, order({ name: "#1001", fulfillmentStatus: "FULFILLED", fulfillments: [parcel("IN_TRANSIT")] }), {
    now: T0,
  });
  const card = await orderForCustomer(db, { customerGid: MAYA, orderName: null });
  if (!card) throw new Error("no card");
  expect(orderCardSchema.parse(card)).toEqual(card);
  expect(orderFacts.parse(orderFactsOf(card))).toEqual(card);
  expect(card.parcels).toEqual([
    {
      status: "in_transit",
      carrier: "Fernpost",
      trackingNumber: "FP-778",
      trackingUrl: "https://fernpost.example/FP-778",
      lastEventAt: "2026-11-03T09:00:00.000Z",
      lastEventText: "Left the sorting centre",
      estimatedDeliveryAt: after(96).toISOString(),
      deliveredAt: null,
      items: [{ title: "Moor Jumper", quantity: 1 }],
    },
  ]);
});

test("a customer is kept to first name and language, newest state wins", async () => {
  const { db } = await makeShop();
  const maya = { gid: MAYA, firstName: "Maya", locale: "en", ordersCount: 2, tags: ["vip"], updatedAt: after(2) };
  expect(await applyCustomer(db, maya, { now: T0 })).toBe("applied");
  expect(await applyCustomer(db, { ...maya, firstName: "Old", updatedAt: after(1) }, { now: T0 })).toBe("stale");
  const more = [
    { ...maya, firstName: "Maja", updatedAt: after(3) },
    { ...maya, gid: JONAS, firstName: null, locale: null },
  ];
  expect(await applyCustomers(db, more, { now: T0 })).toEqual({ applied: 2, stale: 0 });
  expect(await customerByGid(db, MAYA)).toEqual({ firstName: "Maja", locale: "en" });
  expect(await customerByGid(db, JONAS)).toEqual({ firstName: null, locale: null });
  expect(await customerByGid((await makeShop()).db, MAYA)).toBeNull();
  expect(await removeCustomer(db, MAYA)).toBe(true);
  expect(await customerByGid(db, MAYA)).toBeNull();
});

function order(changes: Partial<OrderSnapshot> & { name: string }): OrderSnapshot {
  const gid = `gid://shopify/Order/${changes.name}`;
  return {
    gid,
    customerGid: MAYA,
    processedAt: T0,
    cancelledAt: null,
    financialStatus: "PAID",
    fulfillmentStatus: "UNFULFILLED",
    returnStatus: "NO_RETURN",
    totalMinor: 12_900,
    currency: "USD",
    statusPageUrl: null,
    updatedAt: T0,
    lines: [
      {
        gid: `${gid}/line/1`,
        productGid: null,
        variantGid: null,
        title: "Moor Jumper",
        variantTitle: "M",
        quantity: 1,
        currentQuantity: 1,
        unitPriceMinor: 12_900,
      },
    ],
    fulfillments: [],
    refunds: [],
    returns: [],
    ...changes,
  };
}

function parcel(displayStatus: string): Parcel {
  parcels += 1;
  return {
    gid: `gid://shopify/Fulfillment/${parcels}`,
    displayStatus,
    createdAt: after(parcels),
    estimatedDeliveryAt: after(96),
    deliveredAt: null,
    tracking: [{ company: "Fernpost", number: "FP-778", url: "https://fernpost.example/FP-778" }],
    events: [
      { status: "CONFIRMED", happenedAt: "2026-11-02T09:00:00.000Z", message: "Label made" },
      { status: "IN_TRANSIT", happenedAt: "2026-11-03T09:00:00.000Z", message: "Left the sorting centre" },
    ],
    lines: [{ lineGid: "gid://shopify/Order/#1001/line/1", quantity: 1 }],
  };
}
