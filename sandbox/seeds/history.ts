/**
 * The past of a demo shop: orders of the last months in every state, made by the same state operations that the
 * control API uses, with the clock set back. Called by the shops' seeds; deterministic for a seed and a start time.
 */
import { findVariant } from "../domain/catalogue-facts";
import { amountOff, discountByCode, paysShipping } from "../domain/discounts";
import { addFulfillmentEvent, fulfillOrder } from "../domain/fulfilments";
import { cancelOrder, createOrder } from "../domain/orders";
import type { Outcome } from "../domain/outcome";
import { refundOrder } from "../domain/refunds";
import { approveReturn, closeReturn, declineReturn, requestReturn } from "../domain/returns";
import type { Address, Discount, Fulfillment, Order, ShopState, Variant, World } from "../domain/types";
import { draw } from "./item";
import { chooseLines, type WantedLine } from "./order-lines";

export type OrderState =
  | "unfulfilled"
  | "labelled"
  | "in-transit"
  | "out-for-delivery"
  | "delayed"
  | "delivered"
  | "two-parcels"
  | "cancelled"
  | "refunded"
  | "part-refunded"
  | "refund-pending"
  | "return-requested"
  | "return-open"
  | "return-declined"
  | "return-closed";

export interface OrderPlan {
  daysAgo: number;
  state: OrderState;
  /** A customer's handle; null for a guest. */
  who: string | null;
  guest?: { email: string; address: Address };
  lines?: WantedLine[];
  /** Dropped when the order does not reach the code's minimum. */
  code?: string;
  /** The seeded stock is what is left after this order: it takes nothing more away. */
  leavesStock?: boolean;
}

/** Words and rules of a shop that the history needs. */
export interface HistoryVoice {
  carrier: string;
  trackingUrl: (number: string) => string;
  trackingPrefix: string;
  shippingMinor: number;
  freeFromMinor: number;
  taxShare: number;
  cities: string[];
  messages: {
    label: string;
    pickedUp: string;
    moving: string;
    delayed: string;
    outForDelivery: string;
    delivered: string;
  };
  returnNotes: string[];
  declineNote: string;
  refundNote: string;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export function seedHistory(
  world: World,
  shop: ShopState,
  plans: OrderPlan[],
  voice: HistoryVoice,
  seed: number,
): void {
  const past = pastWorld(world);
  for (const plan of [...plans].sort((a, b) => b.daysAgo - a.daysAgo)) {
    const start = world.now() - plan.daysAgo * DAY_MS;
    past.set(start);
    writeOrder({ world, past, shop, voice, seed, start }, plan);
  }
}

export interface Scene {
  world: World;
  past: PastWorld;
  shop: ShopState;
  voice: HistoryVoice;
  seed: number;
  start: number;
}

export type PastWorld = World & { set(ms: number): void };

/** The same world with its clock set back and nobody listening. Never later than the real one. */
export function pastWorld(world: World): PastWorld {
  let at = world.now();
  return {
    ...world,
    now: () => Math.min(at, world.now()),
    announce: () => undefined,
    isMuted: true,
    set(ms) {
      at = ms;
    },
  };
}

function writeOrder(scene: Scene, plan: OrderPlan): void {
  const { past, shop, voice, seed } = scene;
  const customer = [...shop.customers.values()].find((c) => c.handle === plan.who) ?? null;
  const lines = plan.lines
    ? exactLines(shop, plan.lines)
    : chooseLines(shop, seed, `${plan.daysAgo}/${plan.state}/${plan.who}`);
  const stock = plan.leavesStock ? stockOf(shop, lines) : [];
  const value = lines.reduce((sum, l) => sum + l.quantity * l.unitMinor, 0);
  const discount = plan.code ? knownDiscount(shop, plan.code) : null;
  const goods = discount ? lines.map((l) => ({ ...l, productId: productOf(shop, l.variantId) })) : [];
  const discountMinor = discount ? amountOff(shop, discount, goods) : 0;
  const isShippingPaid = discount !== null && paysShipping(shop, discount, goods);
  const order = must(
    createOrder(past, shop, {
      lines,
      customerId: customer?.id ?? null,
      email: customer?.email ?? plan.guest?.email ?? null,
      shippingAddress: customer?.addresses[0] ?? plan.guest?.address ?? null,
      shippingMinor: isShippingPaid || value - discountMinor >= voice.freeFromMinor ? 0 : voice.shippingMinor,
      taxMinor: Math.round((value - discountMinor) * voice.taxShare),
      discountMinor,
      discountCodes: discount && (discountMinor > 0 || isShippingPaid) ? [discount.code] : [],
    }),
  );
  tell(scene, plan, order);
  for (const { variant, quantity } of stock) variant.inventoryQuantity = quantity;
}

/** What happened to the order after it was placed. */
export function tell(scene: Scene, plan: OrderPlan, order: Order): void {
  const { past, shop, start, voice } = scene;
  switch (plan.state) {
    case "unfulfilled":
      return;
    case "cancelled":
      past.set(start + 5 * HOUR_MS);
      must(cancelOrder(past, shop, order.id, { reason: "CUSTOMER", restock: true, refund: true }));
      return;
    case "labelled":
      send(scene, order, null, 1);
      return;
    case "in-transit":
    case "out-for-delivery":
    case "delayed":
      send(scene, order, null, plan.state === "in-transit" ? 3 : plan.state === "delayed" ? 4 : 5);
      return;
    case "two-parcels": {
      const [first, ...rest] = order.lines;
      if (first) send(scene, order, [{ orderLineId: first.id, quantity: first.quantity }], 6);
      if (rest.length > 1 || plan.daysAgo > 5)
        send(
          scene,
          order,
          rest.slice(0, 1).map((l) => ({ orderLineId: l.id, quantity: l.quantity })),
          3,
        );
      return;
    }
    default:
      afterDelivery(scene, plan, order, send(scene, order, null, 6), voice);
  }
}

function afterDelivery(scene: Scene, plan: OrderPlan, order: Order, parcel: Fulfillment, voice: HistoryVoice): void {
  const { past, shop, world } = scene;
  const delivered = parcel.deliveredAt ?? past.now();
  const later = (days: number): void => past.set(Math.min(delivered + days * DAY_MS, world.now() - 2 * HOUR_MS));
  const line = order.lines[0];
  if (plan.state === "delivered" || !line) return;
  if (plan.state === "refunded" || plan.state === "part-refunded" || plan.state === "refund-pending") {
    later(4);
    const lines = (plan.state === "refunded" ? order.lines : [line]).map((l) => ({
      orderLineId: l.id,
      quantity: plan.state === "refunded" ? l.quantity : 1,
    }));
    const sale = order.transactions[0]?.amountMinor ?? 0;
    must(
      refundOrder(past, shop, order.id, {
        lines,
        note: voice.refundNote,
        settled: plan.state !== "refund-pending",
        ...(plan.state === "refunded" ? { amountMinor: sale } : {}),
      }),
    );
    return;
  }
  const parcelLine = parcel.lines.find((l) => l.orderLineId === line.id);
  if (!parcelLine) return;
  later(3);
  const note = voice.returnNotes[draw(order.name, scene.seed) % voice.returnNotes.length] ?? null;
  const reasons = ["size-too-small", "size-too-large", "unwanted", "not-as-described"];
  const reasonHandle = reasons[draw(`${order.name}/reason`, scene.seed) % reasons.length] ?? "unknown";
  const asked = must(
    requestReturn(past, shop, order.id, {
      lines: [{ fulfillmentLineId: parcelLine.id, quantity: 1, reasonHandle, customerNote: note }],
    }),
  );
  if (plan.state === "return-requested") return;
  later(4);
  if (plan.state === "return-declined") {
    must(declineReturn(past, shop, asked.id, { reason: "RETURN_PERIOD_ENDED", note: voice.declineNote }));
    return;
  }
  must(approveReturn(past, shop, asked.id));
  if (plan.state !== "return-closed") return;
  later(10);
  must(
    refundOrder(past, shop, order.id, {
      lines: [{ orderLineId: line.id, quantity: 1 }],
      returnId: asked.id,
      note: voice.refundNote,
    }),
  );
  must(closeReturn(past, shop, asked.id));
}

/** Sends a parcel and lets its first `steps` carrier events happen (6 = delivered), spread over its age. */
function send(
  scene: Scene,
  order: Order,
  lines: { orderLineId: number; quantity: number }[] | null,
  steps: number,
): Fulfillment {
  const { past, shop, start, voice, seed, world } = scene;
  const number = `${voice.trackingPrefix}${String(draw(`${order.name}/${order.fulfillments.length}`, seed)).padStart(10, "0")}`;
  const ageMs = world.now() - start;
  const sent = start + Math.min(DAY_MS, ageMs * 0.2);
  past.set(sent);
  const parcel = must(
    fulfillOrder(past, shop, order.id, {
      ...(lines ? { lines } : {}),
      tracking: { company: voice.carrier, number, url: voice.trackingUrl(number) },
      estimatedDeliveryAt: steps === 6 ? start + 4 * DAY_MS : world.now() + (steps === 5 ? 6 * HOUR_MS : 2 * DAY_MS),
    }),
  );
  const { messages } = voice;
  const city = (i: number): string | null =>
    voice.cities[draw(`${order.name}/${i}`, seed) % voice.cities.length] ?? null;
  const home = order.shippingAddress?.city ?? null;
  const events: { status: string; message: string; city: string | null }[] = [
    { status: "LABEL_PRINTED", message: messages.label, city: city(0) },
    { status: "CARRIER_PICKED_UP", message: messages.pickedUp, city: city(0) },
    { status: "IN_TRANSIT", message: messages.moving, city: city(1) },
    ...(steps === 4
      ? [{ status: "DELAYED", message: messages.delayed, city: city(2) }]
      : [{ status: "IN_TRANSIT", message: messages.moving, city: city(2) }]),
    { status: "OUT_FOR_DELIVERY", message: messages.outForDelivery, city: home },
    { status: "DELIVERED", message: messages.delivered, city: home },
  ];
  const span = Math.min(world.now() - sent - HOUR_MS, 4 * DAY_MS);
  events.slice(0, steps).forEach((event, i) => {
    past.set(sent + (span * (i + 1)) / steps);
    must(addFulfillmentEvent(past, shop, parcel.id, event));
  });
  return parcel;
}

function exactLines(
  shop: ShopState,
  wanted: WantedLine[],
): { variantId: number; quantity: number; unitMinor: number }[] {
  return wanted.map((line) => {
    const product = [...shop.products.values()].find((p) => p.handle === line.handle);
    const fits = product?.variants.filter((v) => line.values.every((value) => v.optionValues.includes(value))) ?? [];
    const variant = fits.find((v) => v.priceMinor !== null && (!v.tracked || v.inventoryQuantity >= line.quantity));
    if (!variant) {
      const first = fits.find((v) => v.priceMinor !== null);
      if (!first)
        throw new Error(`The history of ${shop.handle} wants an unknown ${line.handle} ${line.values.join("/")}`);
      // A seed's stock must not stop its history: the piece was there when it was ordered.
      first.inventoryQuantity += line.quantity;
      return { variantId: first.id, quantity: line.quantity, unitMinor: first.priceMinor ?? 0 };
    }
    return { variantId: variant.id, quantity: line.quantity, unitMinor: variant.priceMinor ?? 0 };
  });
}

function stockOf(shop: ShopState, lines: { variantId: number }[]): { variant: Variant; quantity: number }[] {
  return lines.flatMap((line) => {
    const variant = findVariant(shop, line.variantId)?.variant;
    return variant ? [{ variant, quantity: variant.inventoryQuantity }] : [];
  });
}

function knownDiscount(shop: ShopState, code: string): Discount {
  const discount = discountByCode(shop, code);
  if (!discount) throw new Error(`The history of ${shop.handle} uses the unknown code ${code}`);
  return discount;
}

function productOf(shop: ShopState, variantId: number): number {
  return findVariant(shop, variantId)?.product.id ?? 0;
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind === "done") return outcome.value;
  throw new Error(`The demo history is impossible: ${outcome.message}`);
}
