/** Says where an order is, what became of a refund, and what a return needs: from the order's facts, in plain words. */
import type { z } from "zod";
import type { orderFacts } from "../../tool-contracts";
import { orderArgs, RECENT_ORDERS } from "../plan/calls";
import type { Task } from "../plan/tasks";
import type { Turn } from "../plan/turn";
import { policyQuote } from "./policy";
import { asking, type Said, type Voice } from "./voice";

type Order = z.infer<typeof orderFacts>;
type Parcel = Order["parcels"][number];

export function sayOrder(task: Extract<Task, { kind: "order" }>, turn: Turn, voice: Voice): Said {
  if (task.isList) return sayOrders(turn, voice);
  const order = readOrder(task.orderName, turn, voice);
  if ("said" in order) return order.said;
  return { lines: [voice.toned("order.lead"), ...orderLines(order.order, voice)], question: null };
}

export function sayRefund(task: Extract<Task, { kind: "refund" }>, turn: Turn, voice: Voice): Said {
  const order = readOrder(task.orderName, turn, voice);
  const quote = policyQuote(task.ask, turn, voice);
  if ("said" in order) return { ...order.said, lines: [...order.said.lines, ...(order.isSignIn ? quote : [])] };
  const { refunds, returns, name } = refundedOrder(order.order, turn);
  const lines = refunds.map((refund) =>
    voice.plain(`refund.${refund.state}`, {
      amount: voice.money(refund.amount),
      order: name,
      date: voice.date(refund.createdAt),
    }),
  );
  if (lines.length === 0) lines.push(voice.toned("refund.none", { order: name }));
  lines.push(...returns.map((entry) => returnLine(entry, voice)));
  const isSettled = refunds.some((refund) => refund.state === "success");
  const hasFailed = refunds.some((refund) => refund.state === "failure");
  return { lines: isSettled ? lines : [...lines, ...quote], question: hasFailed ? voice.toned("complaint.ask") : null };
}

/** The newest order that has a refund or a return, where the newest of all has no refund. */
function refundedOrder(newest: Order, turn: Turn): Order {
  const outcome = newest.refunds.length > 0 ? null : turn.outcome("list_orders", { limit: RECENT_ORDERS });
  const recent = outcome?.kind === "ok" && outcome.value.kind === "orders" ? outcome.value.orders : [];
  return recent.find((order) => order.refunds.length > 0) ?? recent.find((order) => order.returns.length > 0) ?? newest;
}

export function sayReturn(task: Extract<Task, { kind: "return" }>, turn: Turn, voice: Voice): Said {
  const order = readOrder(task.orderName, turn, voice);
  const quote = policyQuote(task.ask, turn, voice);
  if ("said" in order) {
    // The policy answers most of it even to someone not signed in, or with a number that is not theirs.
    return { lines: [...quote, ...order.said.lines], question: order.said.question };
  }
  const { name, returns, state } = order.order;
  const known =
    returns.length > 0
      ? [voice.plain("returns.already", { order: name }), ...returns.map((entry) => returnLine(entry, voice))]
      : [voice.plain(`order.state.${state}`, { order: name })];
  return { lines: [voice.toned("returns.lead"), ...known, ...quote], question: voice.toned("returns.ask") };
}

/** State, parcels and the last news of an order. */
export function orderLines(order: Order, voice: Voice): string[] {
  const state = voice.plain(`order.state.${order.state}`, { order: order.name });
  const isCancelled = order.state === "cancelled";
  const parcels = isCancelled
    ? []
    : order.parcels.flatMap((parcel) => parcelLines(parcel, order.parcels.length > 1, voice));
  return [state, ...parcels, ...order.returns.map((entry) => returnLine(entry, voice))];
}

/** The order, or what to say when there is none to speak of. */
export function readOrder(
  orderName: string | null,
  turn: Turn,
  voice: Voice,
): { order: Order } | { said: Said; isSignIn: boolean } {
  const outcome = turn.outcome("get_order", orderArgs(orderName));
  if (outcome.kind !== "ok") return { said: asking(voice.toned("trouble")), isSignIn: false };
  const { value } = outcome;
  if (value.kind === "order") return { order: value.order };
  if (value.kind === "sign-in-needed") return { said: asking(voice.toned("order.signIn")), isSignIn: true };
  return { said: asking(voice.toned(orderName === null ? "order.noneYet" : "order.notFound")), isSignIn: false };
}

function sayOrders(turn: Turn, voice: Voice): Said {
  const outcome = turn.outcome("list_orders", { limit: RECENT_ORDERS });
  if (outcome.kind !== "ok") return asking(voice.toned("trouble"));
  if (outcome.value.kind === "sign-in-needed") return asking(voice.toned("order.signIn"));
  if (outcome.value.orders.length === 0) return asking(voice.toned("order.noneYet"));
  const items = outcome.value.orders.map((order) =>
    voice.plain("order.listItem", {
      order: order.name,
      date: voice.date(order.placedAt),
      state: voice.plain(`order.stateWord.${order.state}`),
    }),
  );
  return { lines: [voice.toned("order.listLead"), ...items], question: null };
}

function parcelLines(parcel: Parcel, isOneOfMany: boolean, voice: Voice): string[] {
  const { carrier, trackingNumber: number } = parcel;
  const lines: string[] = [];
  if (isOneOfMany)
    lines.push(voice.plain("order.parcelOf", { items: voice.list(parcel.items.map((item) => item.title)) }));
  if (carrier !== null && number !== null) lines.push(voice.plain("order.parcel", { carrier, number }));
  else if (carrier !== null) lines.push(voice.plain("order.parcelCarrier", { carrier }));
  else if (number !== null) lines.push(voice.plain("order.parcelNumber", { number }));
  if (parcel.lastEventText !== null) {
    const event = parcel.lastEventText.replace(/[.。]$/u, "");
    lines.push(
      parcel.lastEventAt === null
        ? voice.plain("order.lastEventUndated", { event })
        : voice.plain("order.lastEvent", { event, date: voice.date(parcel.lastEventAt) }),
    );
  }
  if (parcel.deliveredAt !== null)
    lines.push(voice.plain("order.deliveredOn", { date: voice.date(parcel.deliveredAt) }));
  else if (parcel.estimatedDeliveryAt !== null) {
    lines.push(voice.plain("order.expected", { date: voice.date(parcel.estimatedDeliveryAt) }));
  }
  return lines;
}

const RETURN_STATUSES: ReadonlySet<string> = new Set(["requested", "open", "closed", "declined", "canceled"]);

function returnLine(entry: Order["returns"][number], voice: Voice): string {
  const status = entry.status.toLowerCase();
  const words = RETURN_STATUSES.has(status) ? voice.plain(`order.returnStatus.${status}`) : status;
  return voice.plain("order.returnState", { name: entry.name, status: words });
}
