/**
 * What a control webhook sets off: each event's job, enqueued in the inbox's own transaction. Called by the inbox. Of a
 * compliance request only gids are kept, and of a redaction not even those in the delivery's row.
 */
import type { Prisma } from "@prisma/client";
import { z } from "zod";
import { AppError } from "~/platform/errors";
import { enqueue } from "~/platform/jobs.server";
import type { Shop } from "~/shops.server";
import type { Delivery } from "./delivery";
import { contentJob, redactJob, shopFactsJob, uninstallJob, wakeJob } from "./jobs.server";
import type { ControlEvent } from "./topics";

export interface ControlStep {
  /** Kept in the delivery's row: how the merchant's list of data requests is made. */
  resourceGid: string | null;
  /** Null when there is nothing to do for a shop that is not installed. */
  run: ((tx: Prisma.TransactionClient) => Promise<void>) | null;
}

/** @throws AppError bad-request when a compliance payload lacks its customer */
export function controlStep(event: ControlEvent, delivery: Delivery, shop: Shop | null): ControlStep {
  if (event === "shop-redact")
    return step((tx) => enqueue(tx, redactJob, { kind: "shop", shopDomain: delivery.shopDomain }));
  if (event === "customer-redact") {
    const { customerGid, orderGids } = customerOf(delivery.payload);
    const payload = { kind: "customer" as const, shopDomain: delivery.shopDomain, customerGid, orderGids };
    return step((tx) => enqueue(tx, redactJob, payload));
  }
  if (event === "data-request") {
    // Recorded with its customer: privacy.dataRequests lists it, and the export is made when the merchant asks for it.
    return { resourceGid: customerOf(delivery.payload).customerGid, run: async () => undefined };
  }
  if (!shop) return { resourceGid: null, run: null };
  const shopId = shop.id;
  switch (event) {
    case "uninstalled":
      return step((tx) =>
        enqueue(tx, uninstallJob, { shopId, triggeredAtMs: delivery.triggeredAt?.getTime() ?? null }),
      );
    case "scopes-changed":
    case "shop-changed":
      return step((tx) => enqueue(tx, shopFactsJob, { shopId }, { singletonKey: shopId }));
    case "content-changed":
      return step((tx) => enqueue(tx, contentJob, { shopId }, { singletonKey: shopId }));
    case "bulk-finished":
      return step((tx) => enqueue(tx, wakeJob, { shopId }));
  }
}

const compliancePayload = z.object({
  customer: z.object({ id: z.coerce.string().regex(/^\d+$/) }),
  orders_to_redact: z.array(z.coerce.string().regex(/^\d+$/)).default([]),
});

function customerOf(payload: unknown): { customerGid: string; orderGids: string[] } {
  const parsed = compliancePayload.safeParse(payload);
  if (!parsed.success) throw new AppError("bad-request", "The compliance webhook names no customer.");
  return {
    customerGid: `gid://shopify/Customer/${parsed.data.customer.id}`,
    orderGids: parsed.data.orders_to_redact.map((id) => `gid://shopify/Order/${id}`),
  };
}

function step(enqueueIt: (tx: Prisma.TransactionClient) => Promise<unknown>): ControlStep {
  return { resourceGid: null, run: async (tx) => void (await enqueueIt(tx)) };
}
