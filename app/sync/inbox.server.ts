/**
 * Takes a proven webhook delivery: one transaction that records it once and marks its resource or enqueues its job.
 * Called by routes/webhooks only. When it returns, what Shopify told is committed; when it throws, nothing is.
 */
import type { Prisma } from "@prisma/client";
import { forShop, systemDb } from "~/db.server";
import { systemClock, type Clock } from "~/platform/clock";
import { newId } from "~/platform/ids";
import { counter, histogram } from "~/platform/metrics.server";
import { shopByDomain, type Shop } from "~/shops.server";
import { controlStep } from "./control.server";
import type { Delivery } from "./delivery";
import { PRIORITY, type Why } from "./dirty.server";
import { takeAndMark } from "./take-mark.server";
import { meaningOf } from "./topics";
import { hintOf } from "./urgency";
import { isUrgentNow } from "./urgent-now.server";

export type Received = { kind: "accepted" } | { kind: "duplicate" } | { kind: "ignored" };

/**
 * @returns `ignored` for a topic or a shop that is not ours to keep (recorded all the same)
 * @throws AppError bad-request when the payload names no resource (nothing is written); anything else means the
 *   database could not take it, and Shopify must send it again
 */
export async function receive(delivery: Delivery, { clock = systemClock }: { clock?: Clock } = {}): Promise<Received> {
  const startedMs = performance.now();
  const received = await take(delivery, clock);
  const helpOf = "Time from a proven webhook to its committed row";
  histogram("webhook_receive_ms", helpOf).observe(performance.now() - startedMs);
  counter("webhooks_received_total", "Webhooks by what became of them", ["kind"]).inc({ kind: received.kind });
  return received;
}

async function take(delivery: Delivery, clock: Clock): Promise<Received> {
  const nowMs = clock.nowMs();
  const meaning = meaningOf(delivery.topic);
  const shop = await shopByDomain(delivery.shopDomain);
  const gid = meaning?.kind === "resource" ? meaning.gid(delivery.payload) : null;
  const control = meaning?.kind === "control" ? controlStep(meaning.event, delivery, shop) : null;
  const resourceGid = gid ?? control?.resourceGid ?? null;
  const why = gid !== null && shop ? await whyMarked(delivery, shop, gid) : null;
  if (gid !== null && shop && why) {
    const at = changedAt(delivery, shop, nowMs);
    const isNew = await takeAndMark(forShop(shop.id), delivery, { gid, at, why, receivedMs: nowMs });
    return { kind: isNew ? "accepted" : "duplicate" };
  }
  return systemDb().$transaction(async (tx) => {
    if (!(await recordOnce(tx, delivery, { resourceGid, nowMs }))) return { kind: "duplicate" };
    if (!control?.run) return { kind: "ignored" };
    await control.run(tx);
    return { kind: "accepted" };
  });
}

async function whyMarked(delivery: Delivery, shop: Shop, gid: string): Promise<Why> {
  const hint = hintOf(delivery.topic, delivery.payload);
  const isUrgent =
    hint.priority === PRIORITY.ordinary && (await isUrgentNow(forShop(shop.id), gid, hint, shop.currency));
  return { cause: "webhook", priority: isUrgent ? PRIORITY.urgent : hint.priority };
}

async function recordOnce(
  tx: Prisma.TransactionClient,
  delivery: Delivery,
  { resourceGid, nowMs }: { resourceGid: string | null; nowMs: number },
): Promise<boolean> {
  const { count } = await tx.webhookDelivery.createMany({
    data: [
      {
        id: newId(nowMs),
        shopDomain: delivery.shopDomain,
        webhookId: delivery.webhookId,
        topic: delivery.topic,
        resourceGid,
        receivedAt: new Date(nowMs),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Never in the future, where a mark would count as claimed; never before the install, whose import has it already. */
function changedAt(delivery: Delivery, shop: Shop, nowMs: number): Date {
  const triggeredMs = delivery.triggeredAt?.getTime() ?? nowMs;
  return new Date(Math.min(nowMs, Math.max(triggeredMs, shop.installedAt.getTime())));
}
