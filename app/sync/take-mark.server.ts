/**
 * The quick way of a webhook about a resource: recorded once and its resource marked, in one statement and one
 * transaction past Prisma. Called by the inbox, which must keep answering at hundreds a second while an import runs.
 */
import { shopSession, systemDb, type ShopDb } from "~/db.server";
import { newId } from "~/platform/ids";
import { log } from "~/platform/log.server";
import type { Delivery } from "./delivery";
import { ON_MARKED_AGAIN, wakeSoon, type Why } from "./dirty.server";

const TAKE_AND_MARK = `
  WITH taken AS (
    INSERT INTO webhook_delivery (id, shop_domain, webhook_id, topic, resource_gid, received_at)
    VALUES ($2, $3, $4, $5, $6, $7::timestamp)
    ON CONFLICT DO NOTHING RETURNING 1),
  marked AS (
    INSERT INTO dirty_resource AS d (shop_id, gid, marked_at, priority, cause)
    SELECT $1, $6, $8::timestamp, $9::smallint, $10 FROM taken
    ${ON_MARKED_AGAIN} RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM taken) AS "isNew", EXISTS (SELECT 1 FROM marked) AS "isMarked"`;

export interface Mark {
  gid: string;
  /** When the shop changed it. */
  at: Date;
  why: Why;
  receivedMs: number;
}

/**
 * When it returns, both rows are committed. A drain that could not be woken then is no reason to refuse the delivery: the
 * sweep of each minute finds the mark.
 * @returns false for a delivery that was taken before
 */
export async function takeAndMark(db: ShopDb, delivery: Delivery, mark: Mark): Promise<boolean> {
  const values = [
    newId(mark.receivedMs),
    delivery.shopDomain,
    delivery.webhookId,
    delivery.topic,
    mark.gid,
    new Date(mark.receivedMs).toISOString(),
    mark.at.toISOString(),
    mark.why.priority,
    mark.why.cause,
  ];
  const [row] = await shopSession(db, (query) =>
    query<{ isNew: boolean; isMarked: boolean }>("sync-take-and-mark", TAKE_AND_MARK, values),
  );
  if (row?.isMarked)
    await wakeSoon(systemDb(), db.shopId).catch((error: unknown) =>
      log.warn({ event: "drain-not-woken", shopId: db.shopId, err: error }, "the next sweep will"),
    );
  return row?.isNew === true;
}
