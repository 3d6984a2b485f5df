/**
 * fulfillmentCreate, fulfillmentTrackingInfoUpdate, fulfillmentCancel and fulfillmentEventCreate over the parcels of
 * domain/fulfilments.ts. Their payloads carry plain UserErrors, without codes.
 * Source: https://shopify.dev/docs/apps/build/orders-fulfillment/order-management-apps/build-fulfillment-solutions
 */
import {
  findFulfilmentOrder,
  fulfilmentLineId,
  fulfilmentOrderStatus,
  type FulfilmentOrder,
} from "../../domain/fulfilment-orders";
import {
  addFulfillmentEvent,
  cancelFulfillment,
  findFulfillment,
  fulfillOrder,
  updateTracking,
  type Tracking,
} from "../../domain/fulfilments";
import { unfulfilledQuantity } from "../../domain/order-facts";
import { refused, type Outcome } from "../../domain/outcome";
import type { Fulfillment } from "../../domain/types";
import { fields, type Args, type Ctx } from "../context";
import { fulfillmentOf } from "../sources";
import { fulfillmentEventOf } from "../types/fulfillment";
import { given, idOf, list, refuseInputs, text, texts, time } from "../inputs";
import { ifDone, userErrors } from "./payload";

export const fulfillmentMutations = fields<unknown>({
  fulfillmentCreate: (_s, args, ctx) => {
    const input = args["fulfillment"] as Args;
    refuseInputs("FulfillmentInput", input, ["originAddress"]);
    const chosen = chooseLines(list(input["lineItemsByFulfillmentOrder"]), ctx);
    if (chosen.kind === "refused") return payload(chosen, ctx);
    const { orderId, lines } = chosen.value;
    const tracking = trackingOf(input["trackingInfo"] as Args | undefined);
    return payload(fulfillOrder(ctx.world, ctx.shop, orderId, { lines, tracking }), ctx);
  },
  fulfillmentTrackingInfoUpdate: (_s, args, ctx) => {
    const tracking = trackingOf(args["trackingInfoInput"] as Args);
    return payload(updateTracking(ctx.world, ctx.shop, idOf(args["fulfillmentId"], "Fulfillment"), tracking), ctx);
  },
  fulfillmentCancel: (_s, args, ctx) =>
    payload(cancelFulfillment(ctx.world, ctx.shop, idOf(args["id"], "Fulfillment")), ctx),
  fulfillmentEventCreate: (_s, args, ctx) => {
    const input = args["fulfillmentEvent"] as Args;
    refuseInputs("FulfillmentEventInput", input, ["address1", "country", "latitude", "longitude", "province", "zip"]);
    const outcome = addFulfillmentEvent(
      ctx.world,
      ctx.shop,
      idOf(input["fulfillmentId"], "Fulfillment"),
      given({
        status: String(input["status"]),
        message: text(input, "message"),
        city: text(input, "city"),
        estimatedDeliveryAt: time(input["estimatedDeliveryAt"]),
        happenedAt: time(input["happenedAt"]),
      }),
    );
    const made = ifDone(outcome, (parcel) => {
      const found = findFulfillment(ctx.shop, parcel.id);
      const event = parcel.events.at(-1);
      return found && event ? fulfillmentEventOf(found.order, parcel, event) : null;
    });
    return { fulfillmentEvent: made, userErrors: userErrors(outcome) };
  },
});

interface Chosen {
  orderId: number;
  lines: { orderLineId: number; quantity: number }[];
}

/** The order's lines that are meant; without line items everything that the fulfilment order still holds. */
function chooseLines(rows: Args[], ctx: Ctx): Outcome<Chosen> {
  const at = ["fulfillment", "lineItemsByFulfillmentOrder"];
  const lines: Chosen["lines"] = [];
  const orders = new Set<number>();
  for (const row of rows) {
    const found = findFulfilmentOrder(ctx.shop, idOf(row["fulfillmentOrderId"], "FulfillmentOrder"));
    if (!found) return refused("NOT_FOUND", at, "Fulfillment order does not exist.");
    const status = fulfilmentOrderStatus(found);
    if (status === "CLOSED" || status === "CANCELLED")
      return refused("INVALID_STATE", at, `Fulfillment order has an unfulfillable status: ${status.toLowerCase()}.`);
    orders.add(found.order.id);
    const chosen = linesOf(found, list(row["fulfillmentOrderLineItems"]));
    if (chosen.kind === "refused") return chosen;
    lines.push(...chosen.value);
  }
  const [orderId] = orders;
  if (orderId === undefined) return refused("BLANK", at, "Line items by fulfillment order can't be blank.");
  if (orders.size > 1) return refused("INVALID", at, "All fulfillment orders must belong to the same order.");
  return { kind: "done", value: { orderId, lines } };
}

function linesOf(from: FulfilmentOrder, rows: Args[]): Outcome<Chosen["lines"]> {
  const at = ["fulfillment", "lineItemsByFulfillmentOrder", "fulfillmentOrderLineItems"];
  if (!rows.length)
    return {
      kind: "done",
      value: from.lines.map((l) => ({ orderLineId: l.id, quantity: unfulfilledQuantity(from.order, l) })),
    };
  const lines: Chosen["lines"] = [];
  for (const row of rows) {
    const id = idOf(row["id"], "FulfillmentOrderLineItem");
    const line = from.lines.find((l) => fulfilmentLineId(l) === id);
    const quantity = Number(row["quantity"]);
    if (!line) return refused("NOT_FOUND", at, "Fulfillment order line item does not exist.");
    if (quantity < 1 || quantity > unfulfilledQuantity(from.order, line))
      return refused("INVALID", at, "Invalid fulfillment order line item quantity requested.");
    lines.push({ orderLineId: line.id, quantity });
  }
  return { kind: "done", value: lines };
}

/** One parcel may have several numbers; they share the carrier, and links are matched to them in order. */
function trackingOf(input: Args | undefined): Tracking[] {
  if (!input) return [];
  const numbers = texts(input["numbers"]) ?? (input["number"] == null ? [] : [String(input["number"])]);
  const urls = texts(input["urls"]) ?? (input["url"] == null ? [] : [String(input["url"])]);
  const company = text(input, "company") ?? "";
  return numbers.map((number, index) => ({ company, number, url: urls[index] ?? urls[0] ?? "" }));
}

function payload(outcome: Outcome<Fulfillment | Chosen>, ctx: Ctx): object {
  const id = outcome.kind === "done" && "id" in outcome.value ? outcome.value.id : -1;
  const found = findFulfillment(ctx.shop, id);
  return { fulfillment: found ? fulfillmentOf(found.order, found.fulfillment) : null, userErrors: userErrors(outcome) };
}
