/**
 * The orders of a generated shop, in every state an order can be in, over its last months. The state operations write
 * them with the clock set back, as they write the demo shops' history, so that a generated order is a possible one.
 */
import { isGiftCard, isOnOnlineStore, isVariantAvailable, type VariantRef } from "../domain/catalogue-facts";
import { createOrder } from "../domain/orders";
import type { Customer, Order, ShopState, World } from "../domain/types";
import { DAY_MS, pastWorld, tell, type HistoryVoice, type OrderState } from "../seeds/history";
import type { Language } from "./departments";
import { Dice } from "./random";
import { WORDS } from "./words";

/** Two thirds of all orders lie in the 60 days that an app may see without read_all_orders. */
const RECENT_DAYS = 60;
const OLDEST_DAYS = 200;

/** Least age in days, and how many of a hundred orders of that age are in the state. */
const STATES: [state: OrderState, leastDays: number, weight: number][] = [
  ["unfulfilled", 0, 30],
  ["labelled", 0, 12],
  ["in-transit", 1, 22],
  ["out-for-delivery", 2, 8],
  ["delayed", 4, 4],
  ["cancelled", 1, 4],
  ["two-parcels", 4, 5],
  ["delivered", 6, 110],
  ["refunded", 11, 3],
  ["part-refunded", 11, 3],
  ["refund-pending", 11, 1],
  ["return-requested", 10, 4],
  ["return-open", 15, 3],
  ["return-declined", 15, 2],
  ["return-closed", 25, 5],
];
/** States of parcels on their way do not last: an order two months old has arrived or was given back. */
const ON_THE_WAY_DAYS = 9;
const ON_THE_WAY = new Set<OrderState>(["unfulfilled", "labelled", "in-transit", "out-for-delivery", "delayed"]);

export interface OrdersRequest {
  seed: number;
  count: number;
  language: Language;
}

/** Places the orders one by one, oldest first; stop between any two to let others work. */
export function* generateOrders(world: World, shop: ShopState, request: OrdersRequest): Generator<Order> {
  const voice = voiceOf(request.language);
  const goods = sellable(world, shop);
  const customers = [...shop.customers.values()];
  if (!goods.length || !customers.length) return;
  const past = pastWorld(world);
  // The operations look for parcels and numbers among all of a shop's orders: here they see only the last two.
  const desk: ShopState = { ...shop, orders: new Map() };
  const spanDays = (share: number): number =>
    share < 1 / 3 ? OLDEST_DAYS - share * 3 * (OLDEST_DAYS - RECENT_DAYS) : RECENT_DAYS * (1.5 - 1.5 * share);
  for (let index = 0; index < request.count; index += 1) {
    const dice = new Dice(Math.imul(request.seed, 0x2545f491) ^ Math.imul(index + 1, 0x9e3779b1));
    const daysAgo = Math.max(0.05, spanDays(index / request.count));
    const start = world.now() - daysAgo * DAY_MS;
    past.set(start);
    const order = place(dice, past, desk, goods, dice.pick(customers), voice);
    if (!order) continue;
    tell(
      { world, past, shop: desk, voice, seed: request.seed, start },
      { daysAgo, state: stateOf(dice, daysAgo, order), who: null },
      order,
    );
    shop.orders.set(order.id, order);
    shop.lastId = desk.lastId;
    for (const id of desk.orders.keys()) if (id !== order.id) desk.orders.delete(id);
    yield order;
  }
}

function place(
  dice: Dice,
  past: World,
  desk: ShopState,
  goods: readonly VariantRef[],
  customer: Customer,
  voice: HistoryVoice,
): Order | null {
  const wanted = Array.from({ length: dice.chance(0.55) ? 1 : dice.between(2, 4) }, () => popular(dice, goods));
  const refs = [...new Set(wanted)].filter(({ variant }) => isVariantAvailable(variant));
  const kept = refs.map(({ variant }) => variant.inventoryQuantity);
  const lines = refs.map(({ variant }) => ({ variantId: variant.id, quantity: dice.chance(0.12) ? 2 : 1 }));
  for (const [at, { variant }] of refs.entries()) variant.inventoryQuantity += lines[at]?.quantity ?? 0;
  const value = refs.reduce((sum, { variant }, at) => sum + (variant.priceMinor ?? 0) * (lines[at]?.quantity ?? 0), 0);
  const made = createOrder(past, desk, {
    lines,
    customerId: customer.id,
    shippingMinor: value >= voice.freeFromMinor ? 0 : voice.shippingMinor,
    taxMinor: Math.round(value * voice.taxShare),
    ...(dice.chance(0.04) ? { note: dice.pick(voice.returnNotes) } : {}),
  });
  // The seeded stock is what is left today.
  for (const [at, { variant }] of refs.entries()) variant.inventoryQuantity = kept[at] ?? 0;
  return made.kind === "done" ? made.value : null;
}

/** Few goods make most of the sales. */
function popular(dice: Dice, goods: readonly VariantRef[]): VariantRef {
  return goods[Math.floor(goods.length * dice.next() ** 2.2)] ?? dice.pick(goods);
}

function stateOf(dice: Dice, daysAgo: number, order: Order): OrderState {
  const possible = STATES.filter(
    ([state, least]) =>
      daysAgo >= least &&
      !(daysAgo > ON_THE_WAY_DAYS && ON_THE_WAY.has(state)) &&
      !(state === "two-parcels" && order.lines.length < 2),
  );
  let draw = dice.next() * possible.reduce((sum, [, , weight]) => sum + weight, 0);
  for (const [state, , weight] of possible) {
    draw -= weight;
    if (draw < 0) return state;
  }
  return "unfulfilled";
}

function sellable(world: World, shop: ShopState): VariantRef[] {
  const all: VariantRef[] = [];
  for (const product of shop.products.values()) {
    if (!isOnOnlineStore(product, world.now()) || isGiftCard(product)) continue;
    for (const variant of product.variants)
      if (isVariantAvailable(variant) && (!variant.tracked || variant.inventoryQuantity > 2))
        all.push({ product, variant });
  }
  return all;
}

/** The words and rules that a generated or imported history is told with. */
export function voiceOf(language: Language): HistoryVoice {
  const isEnglish = language === "en";
  const carrier = WORDS[language].carriers[0] ?? "";
  return {
    carrier,
    trackingUrl: (number) => `https://track.carriers.example/${number}`,
    trackingPrefix: isEnglish ? "TP" : "YX",
    shippingMinor: isEnglish ? 695 : 1_200,
    freeFromMinor: isEnglish ? 9_900 : 29_900,
    taxShare: isEnglish ? 0.07 : 0,
    cities: WORDS[language].places,
    messages: isEnglish
      ? {
          label: "Label printed",
          pickedUp: "Picked up by the carrier",
          moving: "On its way",
          delayed: "Delayed by the weather",
          outForDelivery: "Out for delivery",
          delivered: "Delivered",
        }
      : {
          label: "已打印面单",
          pickedUp: "快递已揽收",
          moving: "运输途中",
          delayed: "受天气影响延误",
          outForDelivery: "正在派送",
          delivered: "已签收",
        },
    returnNotes: isEnglish
      ? [
          "Too small across the shoulders.",
          "The colour is not what I expected.",
          "Ordered two to compare.",
          "A seam came open.",
        ]
      : ["肩部偏小。", "颜色和想的不一样。", "买了两件比较。", "有一处开线。"],
    declineNote: isEnglish ? "The return window has closed." : "已超过退货期限。",
    refundNote: isEnglish ? "Refund as agreed" : "按约定退款",
  };
}
