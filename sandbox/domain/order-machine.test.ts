/**
 * The order's life as a state machine under random steps, legal and not: buying, sending, delivering, returning,
 * processing, refunding, editing, cancelling, in any order. After every step the books must balance. A failing run
 * prints its seed and the shortest path to it.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { NOW } from "../conformance/harness";
import { makeShop } from "../seeds/make-shop";
import { createWorld } from "./world";
import { addFulfillmentEvent, cancelFulfillment, fulfillOrder } from "./fulfilments";
import { fulfilmentOrdersOf, fulfilmentOrderStatus } from "./fulfilment-orders";
import { markPaid } from "./order-changes";
import { beginEdit, commitEdit, setQuantity } from "./order-edits";
import {
  currentTotal,
  displayFulfillmentStatus,
  financialStatusOf,
  fulfilledQuantity,
  outstanding,
  returnableQuantity,
  totalPaid,
  totalRefunded,
  unfulfilledQuantity,
} from "./order-facts";
import { cancelOrder, createOrder } from "./orders";
import { refundOrder } from "./refunds";
import { processReturn } from "./return-processing";
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  createReturn,
  declineReturn,
  reopenReturn,
  requestReturn,
  returnStatusOf,
} from "./returns";
import type { Order, ShopState, World } from "./types";

interface Scene {
  world: World;
  shop: ShopState;
  order: Order;
}

/** a and b choose what the step is about; n is a quantity. */
interface Step {
  name: keyof typeof steps;
  a: number;
  b: number;
  n: number;
}

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];

const steps = {
  send: ({ world, shop, order }: Scene, { a, n }: Step) =>
    fulfillOrder(world, shop, order.id, { lines: [{ orderLineId: pick(order.lines, a)?.id ?? 0, quantity: n }] }),
  deliver: ({ world, shop, order }: Scene, { a }: Step) =>
    addFulfillmentEvent(world, shop, pick(order.fulfillments, a)?.id ?? 0, { status: "DELIVERED" }),
  takeBack: ({ world, shop, order }: Scene, { a }: Step) =>
    cancelFulfillment(world, shop, pick(order.fulfillments, a)?.id ?? 0),
  request: (scene: Scene, step: Step) => ask(scene, step, requestReturn),
  create: (scene: Scene, step: Step) => ask(scene, step, createReturn),
  approve: ({ world, shop, order }: Scene, { a }: Step) => approveReturn(world, shop, pick(order.returns, a)?.id ?? 0),
  decline: ({ world, shop, order }: Scene, { a }: Step) => declineReturn(world, shop, pick(order.returns, a)?.id ?? 0),
  close: ({ world, shop, order }: Scene, { a }: Step) => closeReturn(world, shop, pick(order.returns, a)?.id ?? 0),
  reopen: ({ world, shop, order }: Scene, { a }: Step) => reopenReturn(world, shop, pick(order.returns, a)?.id ?? 0),
  cancelReturn: ({ world, shop, order }: Scene, { a }: Step) =>
    cancelReturn(world, shop, pick(order.returns, a)?.id ?? 0),
  process: ({ world, shop, order }: Scene, { a, b, n }: Step) => {
    const item = pick(order.returns, a);
    return processReturn(world, shop, item?.id ?? 0, {
      lines: [{ returnLineId: pick(item?.lines ?? [], b)?.id ?? 0, quantity: n, isRestocked: b % 2 === 0 }],
      exchangeLines: (item?.exchangeLines ?? []).slice(0, b % 2).map((l) => ({ id: l.id, quantity: 1 })),
      refundMinor: b * 5_000,
    });
  },
  refund: ({ world, shop, order }: Scene, { a, b, n }: Step) =>
    refundOrder(world, shop, order.id, {
      lines: [
        {
          orderLineId: pick(order.lines, a)?.id ?? 0,
          quantity: n,
          restockType: pick(["CANCEL", "RETURN", "NO_RESTOCK"] as const, b) ?? "NO_RESTOCK",
        },
      ],
      ...(b > 5 ? { amountMinor: b * 5_000 } : {}),
    }),
  edit: ({ world, shop, order }: Scene, { a, b, n }: Step) => {
    const begun = beginEdit(world, shop, order.id);
    if (begun.kind === "refused") return begun;
    const lineId = pick(order.lines, a)?.id ?? 0;
    setQuantity(world, shop, begun.value.id, { lineId, quantity: b % 2 ? n : 0, restock: true });
    return commitEdit(world, shop, begun.value.id);
  },
  pay: ({ world, shop, order }: Scene) => markPaid(world, shop, order.id),
  cancel: ({ world, shop, order }: Scene, { a }: Step) =>
    cancelOrder(world, shop, order.id, { reason: "OTHER", restock: true, refund: a % 2 === 0 }),
};

function ask(
  { world, shop, order }: Scene,
  { a, b, n }: Step,
  by: typeof requestReturn,
): ReturnType<typeof requestReturn> {
  const parcel = pick(order.fulfillments, a);
  const variantId = order.lines[0]?.variantId ?? 0;
  return by(world, shop, order.id, {
    lines: [{ fulfillmentLineId: pick(parcel?.lines ?? [], b)?.id ?? 0, quantity: n }],
    exchangeLines: b % 3 === 0 ? [{ variantId, quantity: 1 }] : [],
  });
}

function checkBooks(order: Order, where: string): void {
  expect(totalRefunded(order, "any"), `${where}: refunded ≤ paid`).toBeLessThanOrEqual(totalPaid(order));
  expect(currentTotal(order), where).toBeGreaterThanOrEqual(0);
  expect(order.financialStatus, `${where}: money status`).toBe(financialStatusOf(order));
  expect(order.returnStatus, `${where}: return status`).toBe(returnStatusOf(order));
  if (order.cancelledAt !== null) expect(outstanding(order), `${where}: nothing owed when cancelled`).toBe(0);
  for (const line of order.lines) {
    const sent = fulfilledQuantity(order, line.id);
    const parcelLines = order.fulfillments.flatMap((f) => f.lines).filter((l) => l.orderLineId === line.id);
    const live = order.returns.filter((r) => r.status !== "DECLINED" && r.status !== "CANCELED");
    const claimed = live
      .flatMap((r) => r.lines)
      .filter((l) => parcelLines.some((p) => p.id === l.fulfillmentLineId))
      .reduce((sum, l) => sum + l.quantity, 0);
    for (const [name, units] of [
      ["current", line.currentQuantity],
      ["refundable", line.refundableQuantity],
      ["open", unfulfilledQuantity(order, line)],
    ] as const) {
      expect(units, `${where}: ${name} ≥ 0`).toBeGreaterThanOrEqual(0);
      expect(units, `${where}: ${name} ≤ ordered`).toBeLessThanOrEqual(line.quantity);
    }
    expect(claimed, `${where}: returned ≤ sent`).toBeLessThanOrEqual(sent);
    expect(sent + unfulfilledQuantity(order, line), `${where}: sent and open ≤ ordered`).toBeLessThanOrEqual(
      line.quantity - (line.removedQuantity ?? 0),
    );
    for (const parcel of order.fulfillments)
      for (const own of parcel.lines)
        expect(returnableQuantity(order, parcel, own.id), `${where}: returnable ≤ parcel`).toBeLessThanOrEqual(
          own.quantity,
        );
    for (const claim of live.flatMap((r) => r.lines))
      expect(claim.processedQuantity ?? 0, `${where}: processed ≤ claimed`).toBeLessThanOrEqual(claim.quantity);
  }
  const isOpen = fulfilmentOrdersOf(order).some((f) => ["OPEN", "IN_PROGRESS"].includes(fulfilmentOrderStatus(f)));
  if (displayFulfillmentStatus(order) === "FULFILLED")
    expect(isOpen, `${where}: nothing open when fulfilled`).toBe(false);
}

const stepOf = fc.record({
  name: fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])),
  a: fc.nat(4),
  b: fc.nat(20),
  n: fc.integer({ min: 0, max: 3 }),
});

test("whatever happens to an order, its books balance, and a refused step changes nothing", () => {
  fc.assert(
    fc.property(fc.array(stepOf, { minLength: 1, maxLength: 30 }), (path) => {
      const world = createWorld({ now: () => NOW });
      const shop = makeShop(world, {
        handle: "machine",
        products: [
          { title: "Coat", priceMinor: 10_000, stock: 500 },
          { title: "Mug", priceMinor: 1_500, stock: 500 },
        ],
      });
      const [coat, mug] = [...shop.products.values()].flatMap((p) => p.variants.map((v) => v.id));
      const placed = createOrder(world, shop, {
        lines: [
          { variantId: coat ?? 0, quantity: 3 },
          { variantId: mug ?? 0, quantity: 2 },
        ],
        customerId: null,
        shippingMinor: 500,
        discountMinor: 1_000,
        taxMinor: 320,
      });
      if (placed.kind === "refused") throw new Error(placed.message);
      const scene: Scene = { world, shop, order: placed.value };
      for (const [index, step] of path.entries()) {
        const before = JSON.stringify(scene.order);
        const outcome = steps[step.name](scene, step);
        const where = `step ${index} ${step.name}`;
        if (outcome.kind === "refused") expect(JSON.stringify(scene.order), `${where} refused`).toBe(before);
        checkBooks(scene.order, where);
      }
    }),
    { numRuns: 200 },
  );
});

test("the random steps really reach every stage", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(stepOf, { minLength: 20, maxLength: 40 }), (path) => {
      const world = createWorld({ now: () => NOW });
      const shop = makeShop(world, {
        handle: "machine",
        products: [{ title: "Coat", priceMinor: 10_000, stock: 500 }],
      });
      const variantId = [...shop.products.values()][0]?.variants[0]?.id ?? 0;
      const placed = createOrder(world, shop, { lines: [{ variantId, quantity: 3 }], customerId: null });
      if (placed.kind === "refused") throw new Error(placed.message);
      for (const step of path) {
        const outcome = steps[step.name]({ world, shop, order: placed.value }, step);
        if (outcome.kind === "done") reached.add(step.name);
      }
    }),
    { numRuns: 300, seed: 7 },
  );
  expect([...reached].sort()).toEqual(Object.keys(steps).sort());
});
