/**
 * The control routes of trade: what a merchant, a carrier or a bank does with orders, returns and drafts, and what the
 * app's Flow triggers and jobs left behind. router.ts hands them here; each calls a state operation of
 * sandbox/domain, which announces the webhooks a real shop would send.
 */
import { z } from "zod";
import { cancelFulfillment } from "../domain/fulfilments";
import { runDueJobs } from "../domain/jobs";
import { addFulfillmentEvent, cancelOrder, fulfillOrder, refundOrder, settleRefund } from "../domain/operations";
import { closeOrder, markPaid, updateOrder } from "../domain/order-changes";
import { processReturn } from "../domain/return-processing";
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  createReturn,
  declineReturn,
  reopenReturn,
  requestReturn,
} from "../domain/returns";
import { completeDraft, findDraft } from "../domain/drafts";
import type { Order, Return, ShopState, World } from "../domain/types";
import { given } from "../engine/inputs";
import type { SandboxContext } from "../http/context";
import { json, type Inbound, type Reply } from "../http/exchange";
import { notFound, outcomeReply, readBody } from "./answer";

const asIs = <T>(value: T): T => value;

/** orders, returns, drafts, flow and jobs of a shop; null for any other noun. */
export async function tradeRoute(
  context: SandboxContext,
  shop: ShopState,
  inbound: Inbound,
  rest: string,
): Promise<Reply | null> {
  const [noun = "", id = "", action = ""] = rest.split("/");
  const { world } = context;
  const isGet = inbound.method === "GET";
  if (noun === "orders") return orderRoute(world, shop, inbound, id, action);
  if (noun === "returns" && !isGet) return returnRoute(world, shop, inbound, Number(id), action);
  if (noun === "drafts" && isGet) return json({ drafts: shop.commerce?.drafts ?? [] });
  if (noun === "drafts" && action === "pay") {
    // The shopper pays by the invoice's link.
    const draft = findDraft(shop, Number(id));
    return draft
      ? outcomeReply(completeDraft(world, shop, draft.id, { isPaymentPending: false }), asIs)
      : notFound(`No draft "${id}".`);
  }
  if (noun === "flow" && isGet) return json({ triggers: shop.commerce?.flow ?? [] });
  if (noun === "jobs" && isGet) {
    runDueJobs(world, shop);
    return json({ jobs: shop.commerce?.jobs ?? [] });
  }
  return null;
}

const parcelShape = z.object({
  company: z.string().default("Sandbox Post"),
  number: z.string().default("SB000000001"),
  url: z.string().default("https://carrier.example/track"),
  lines: z.array(z.object({ orderLineId: z.number(), quantity: z.number() })).optional(),
  estimatedDeliveryAt: z.number().optional(),
});

const eventShape = z.object({
  status: z.string(),
  message: z.string().optional(),
  city: z.string().optional(),
  fulfillmentId: z.number().optional(),
  estimatedDeliveryAt: z.number().optional(),
});

const changeShape = z.object({
  email: z.string().optional(),
  phone: z.string().optional(),
  note: z.string().optional(),
  tags: z.array(z.string()).optional(),
  shippingAddress: z
    .object({
      firstName: z.string().default(""),
      lastName: z.string(),
      address1: z.string(),
      address2: z.string().nullable().default(null),
      city: z.string(),
      province: z.string().nullable().default(null),
      zip: z.string(),
      countryCode: z.string(),
      phone: z.string().nullable().default(null),
    })
    .optional(),
});

const refundShape = z.object({
  lines: z
    .array(
      z.object({
        orderLineId: z.number(),
        quantity: z.number(),
        restockType: z.enum(["CANCEL", "RETURN", "NO_RESTOCK"]).optional(),
      }),
    )
    .default([]),
  amountMinor: z.number().int().optional(),
  shippingMinor: z.number().int().optional(),
  settled: z.boolean().optional(),
  note: z.string().optional(),
});

const returnShape = z.object({
  lines: z.array(
    z.object({
      fulfillmentLineId: z.number(),
      quantity: z.number(),
      reasonHandle: z.string().optional(),
      customerNote: z.string().optional(),
    }),
  ),
  isOpen: z.boolean().default(false),
});

async function orderRoute(
  world: World,
  shop: ShopState,
  inbound: Inbound,
  name: string,
  action: string,
): Promise<Reply> {
  if (!name) return json({ orders: [...shop.orders.values()] });
  const order = orderBy(shop, name);
  if (!order) return notFound(`No order "${name}".`);
  if (inbound.method === "GET") return json(order);
  switch (action) {
    case "fulfill":
      return withBody(inbound, parcelShape, ({ lines, estimatedDeliveryAt, ...tracking }) =>
        outcomeReply(fulfillOrder(world, shop, order.id, given({ lines, estimatedDeliveryAt, tracking })), asIs),
      );
    case "fulfillment-event":
      return withBody(inbound, eventShape, ({ fulfillmentId, ...event }) => {
        const target = fulfillmentId ?? order.fulfillments.at(-1)?.id;
        if (target === undefined) return notFound(`Order ${order.name} has not been fulfilled yet.`);
        return outcomeReply(addFulfillmentEvent(world, shop, target, given(event)), asIs);
      });
    case "fulfillment-cancel":
      return outcomeReply(cancelFulfillment(world, shop, order.fulfillments.at(-1)?.id ?? -1), asIs);
    case "change":
      return withBody(inbound, changeShape, (patch) =>
        outcomeReply(updateOrder(world, shop, order.id, given(patch)), asIs),
      );
    case "cancel":
      return outcomeReply(
        cancelOrder(world, shop, order.id, { reason: "CUSTOMER", restock: true, refund: true }),
        asIs,
      );
    case "archive":
    case "open":
      return outcomeReply(closeOrder(world, shop, order.id, action === "archive"), asIs);
    case "pay":
      return outcomeReply(markPaid(world, shop, order.id), asIs);
    case "refund":
      return withBody(inbound, refundShape, (body) =>
        outcomeReply(
          refundOrder(world, shop, order.id, { ...given(body), lines: body.lines.map((line) => given(line)) }),
          asIs,
        ),
      );
    case "settle-refund":
      return withBody(inbound, z.object({ status: z.enum(["SUCCESS", "FAILURE"]).default("SUCCESS") }), ({ status }) =>
        outcomeReply(settleRefund(world, shop, order.id, order.refunds.at(-1)?.id ?? -1, status), asIs),
      );
    case "return":
      return withBody(inbound, returnShape, ({ lines, isOpen }) =>
        outcomeReply(
          (isOpen ? createReturn : requestReturn)(world, shop, order.id, { lines: lines.map((line) => given(line)) }),
          asIs,
        ),
      );
    default:
      return notFound(`No control route for orders: "${action}". See sandbox/README.md.`);
  }
}

const declineShape = z.object({
  reason: z.enum(["FINAL_SALE", "OTHER", "RETURN_PERIOD_ENDED"]).optional(),
  note: z.string().optional(),
});

/** Without lines everything that is left is processed; without an amount no money moves. */
const processShape = z.object({
  lines: z.array(z.object({ returnLineId: z.number(), quantity: z.number() })).optional(),
  refundMinor: z.number().int().optional(),
  restock: z.boolean().default(true),
});

async function returnRoute(
  world: World,
  shop: ShopState,
  inbound: Inbound,
  id: number,
  action: string,
): Promise<Reply> {
  const moves: Record<string, typeof approveReturn> = {
    approve: approveReturn,
    close: closeReturn,
    reopen: reopenReturn,
    cancel: cancelReturn,
  };
  const move = moves[action];
  if (move) return outcomeReply(move(world, shop, id), asIs);
  if (action === "decline")
    return withBody(inbound, declineShape, (body) => outcomeReply(declineReturn(world, shop, id, given(body)), asIs));
  if (action === "process")
    return withBody(inbound, processShape, ({ lines, refundMinor, restock }) => {
      const units = (lines ?? openUnits(shop, id)).map((line) => ({ ...line, isRestocked: restock }));
      return outcomeReply(processReturn(world, shop, id, { lines: units, ...given({ refundMinor }) }), asIs);
    });
  return notFound(`No control route for returns: "${action}". See sandbox/README.md.`);
}

function openUnits(shop: ShopState, id: number): { returnLineId: number; quantity: number }[] {
  const item = [...shop.orders.values()].flatMap((order): Return[] => order.returns).find((one) => one.id === id);
  return (item?.lines ?? [])
    .map((line) => ({ returnLineId: line.id, quantity: line.quantity - (line.processedQuantity ?? 0) }))
    .filter((line) => line.quantity > 0);
}

async function withBody<S extends z.ZodType>(
  inbound: Inbound,
  shape: S,
  act: (body: z.infer<S>) => Reply,
): Promise<Reply> {
  const body = await readBody(inbound, shape);
  return "refusal" in body ? body.refusal : act(body.value);
}

function orderBy(shop: ShopState, name: string): Order | null {
  const wanted = name.replace(/^#/, "");
  return (
    [...shop.orders.values()].find((order) => order.name.replace(/^#/, "") === wanted || String(order.id) === wanted) ??
    null
  );
}
