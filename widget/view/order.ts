/**
 * The shopper's own order: how far it is, its parcels with tracking, refunds and returns. Called by row.ts with what the
 * orders door verified; statuses without a word of their own read as a neutral one, never as a raw code.
 */
import type { OrderCard } from "../../app/chat/protocol";
import { anchor, el, quiet } from "../dom";
import { formatDay, formatMoney, formatTime } from "../format";
import { outsideLink } from "../links";
import type { ViewContext } from "./context";

type Parcel = OrderCard["parcels"][number];

/** Steps of the little track; "partly-shipped" stands where "shipped" stands. */
const STEP: Record<OrderCard["state"], number> = {
  unfulfilled: 1,
  "partly-shipped": 2,
  shipped: 2,
  "out-for-delivery": 3,
  delivered: 4,
  cancelled: 0,
};

export function orderCard(order: OrderCard, ctx: ViewContext): HTMLElement {
  const { words, locale } = ctx;
  const link = outsideLink(order.url);
  const quantity = order.items.reduce((sum, item) => sum + item.quantity, 0);
  return el(
    "li",
    { class: "order" },
    el(
      "div",
      { class: "order-head" },
      el("strong", {}, words.order.title(order.name)),
      el("span", { class: "quiet" }, words.order.placed(formatDay(order.placedAt, locale, Date.now()))),
    ),
    el("p", { class: `order-state ${order.state}` }, words.order.state[order.state] ?? words.parcelStatus.other),
    track(order),
    ...order.parcels.map((parcel, index) => parcelView(parcel, index + 1, order.parcels.length, ctx)),
    itemList(order, ctx),
    ...order.refunds.map((refund) =>
      line(words.order.refund(formatMoney(refund.amount, locale)), words.order.refundState[refund.state] ?? ""),
    ),
    ...order.returns.map((item) => line(words.order.return(item.name), returnWord(item.status, ctx))),
    el(
      "div",
      { class: "line total" },
      el("span", {}, `${words.order.total} · ${words.order.items(quantity)}`),
      el("span", {}, formatMoney(order.total, locale)),
    ),
    link && anchor(link, words.order.open, "order-link"),
  );
}

/** Four dots; the state's word above says the same, so it is hidden from assistive technology. */
function track(order: OrderCard): HTMLElement | null {
  const step = STEP[order.state] ?? 0;
  if (step === 0) return null;
  const dots = [1, 2, 3, 4].map((n) => el("i", { class: n <= step ? "on" : null }));
  return el("div", { class: "track", "aria-hidden": "true" }, ...dots);
}

function itemList(order: OrderCard, ctx: ViewContext): HTMLElement {
  const rows = order.items.map((item) => {
    const name =
      item.variantTitle && item.variantTitle !== "Default Title" ? `${item.title} · ${item.variantTitle}` : item.title;
    return line(name, `× ${item.quantity}`);
  });
  return el("div", { class: "items", role: "group", "aria-label": ctx.words.order.items(order.items.length) }, ...rows);
}

function parcelView(parcel: Parcel, number: number, of: number, ctx: ViewContext): HTMLElement {
  const { words, locale } = ctx;
  const now = Date.now();
  const link = outsideLink(parcel.trackingUrl);
  const status =
    words.parcelStatus[parcel.status.toLowerCase() as keyof typeof words.parcelStatus] ?? words.parcelStatus.other;
  const when = parcel.deliveredAt
    ? words.order.deliveredAt(formatDay(parcel.deliveredAt, locale, now))
    : parcel.estimatedDeliveryAt && words.order.estimated(formatDay(parcel.estimatedDeliveryAt, locale, now));
  const lastEvent = [parcel.lastEventText, parcel.lastEventAt && formatTime(parcel.lastEventAt, locale, now)].filter(
    Boolean,
  );
  const carrier = [parcel.carrier, parcel.trackingNumber].filter(Boolean).join(" ");
  return el(
    "div",
    { class: "parcel" },
    line(`${words.order.parcel(number, of)} · ${status}`, when || ""),
    lastEvent.length > 0 && quiet(lastEvent.join(" · ")),
    of > 1 && parcel.items.length > 0 && quiet(parcel.items.map((i) => `${i.title} × ${i.quantity}`).join(", ")),
    (carrier || link) &&
      el("p", { class: "quiet carrier" }, carrier && el("span", {}, carrier), link && anchor(link, words.order.track)),
  );
}

function returnWord(status: string, ctx: ViewContext): string {
  const words = ctx.words.order.returnState;
  return words[status.toLowerCase() as keyof typeof words] ?? words.other;
}

function line(label: string, value: string): HTMLElement {
  return el("div", { class: "line" }, el("span", {}, label), el("span", { class: "quiet" }, value));
}
