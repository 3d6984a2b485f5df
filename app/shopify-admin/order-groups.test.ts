import { expect, test } from "vitest";
import { orderGroups } from "./order-groups";

const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "USD" } });
const order = (id: number, more: object = {}) => ({
  id: `gid://shopify/Order/${id}`,
  name: `#${id}`,
  processedAt: "2026-11-01T10:00:00Z",
  updatedAt: "2026-11-02T10:00:00Z",
  displayFinancialStatus: "PAID",
  displayFulfillmentStatus: "UNFULFILLED",
  returnStatus: "NO_RETURN",
  customer: null,
  currentTotalPriceSet: money("12.50"),
  fulfillments: [],
  refunds: [],
  ...more,
});
const line = (id: number, parent: number) => ({
  __typename: "LineItem",
  id: `gid://shopify/LineItem/${id}`,
  title: "Mug",
  quantity: 1,
  currentQuantity: 1,
  discountedUnitPriceSet: money("12.50"),
  __parentId: `gid://shopify/Order/${parent}`,
});

async function read(rows: object[], afterLine = 0) {
  async function* lines() {
    for (const row of rows) yield row as Record<string, unknown>;
  }
  const groups = [];
  for await (const group of orderGroups(lines(), afterLine)) groups.push(group);
  return groups;
}

test("lines, returns and what hangs below a return come back to their order", async () => {
  const back = { __typename: "Return", id: "gid://shopify/Return/5", name: "#1-R1", status: "OPEN" };
  const [first, second] = await read([
    order(1),
    line(11, 1),
    line(12, 1),
    { ...back, createdAt: "2026-11-03T10:00:00Z", __parentId: "gid://shopify/Order/1" },
    {
      __typename: "ReturnLineItem",
      id: "gid://shopify/ReturnLineItem/9",
      quantity: 1,
      fulfillmentLineItem: { lineItem: { title: "Mug" } },
      __parentId: "gid://shopify/Return/5",
    },
    order(2),
    line(21, 2),
  ]);
  expect(first).toMatchObject({ lastLine: 5, kind: "readable" });
  expect(first?.kind === "readable" && first.snapshot).toMatchObject({
    lines: [{ gid: "gid://shopify/LineItem/11" }, { gid: "gid://shopify/LineItem/12" }],
    returns: [{ name: "#1-R1", lines: [{ title: "Mug", quantity: 1 }] }],
    isDetailed: true,
  });
  expect(second).toMatchObject({ gid: "gid://shopify/Order/2", lastLine: 7 });
});

test("an order with a parcel or a refund lacks details, and a refund is not told as done", async () => {
  const parcel = {
    id: "gid://shopify/Fulfillment/1",
    status: "SUCCESS",
    displayStatus: "IN_TRANSIT",
    createdAt: "2026-11-01T12:00:00Z",
    trackingInfo: [{ company: "UPS", number: "1Z", url: null }],
  };
  const refund = { id: "gid://shopify/Refund/1", updatedAt: "2026-11-02T09:00:00Z", totalRefundedSet: money("5.00") };
  const groups = await read([order(1, { fulfillments: [parcel] }), order(2, { refunds: [refund] })]);
  const snapshots = groups.flatMap((group) => (group.kind === "readable" ? group.snapshot : []));
  expect(snapshots.map(({ isDetailed }) => isDetailed)).toEqual([false, false]);
  expect(snapshots[0]?.fulfillments).toMatchObject([{ displayStatus: "IN_TRANSIT", events: [], lines: [] }]);
  expect(snapshots[1]?.refunds).toMatchObject([{ totalMinor: 500, state: "pending" }]);
});

test("what is stored already is only named, and an unreadable order is told with its reason", async () => {
  const groups = await read([order(1), line(11, 1), order(2, { currentTotalPriceSet: null }), order(3)], 2);
  expect(groups.map(({ kind }) => kind)).toEqual(["stored", "unreadable", "readable"]);
  expect(groups[1]).toMatchObject({
    gid: "gid://shopify/Order/2",
    why: expect.stringContaining("currentTotalPriceSet"),
  });
});

test("a line that stands apart from its order means a broken file", async () => {
  await expect(read([order(1), order(2), line(11, 1)])).rejects.toMatchObject({ code: "bulk-failed" });
});
