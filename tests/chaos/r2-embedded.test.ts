/**
 * R2 on the embedded database, which has no wire to cut: statements that fail in the middle, commits that fail, a disk
 * that is full, a database that is read-only. A delivery is never answered 200 without its row, and what Shopify sends
 * again is taken exactly once.
 */
import { expect, test } from "vitest";
import { systemDb } from "~/db.server";
import { action } from "~/routes/webhooks";
import { makeShop, testDatabase } from "../support/db";
import { webhookParts, webhookRequest, type WebhookParts } from "./webhook-request";

const database = await testDatabase();
const sql = (text: string) => database.pool.query(text);
const send = async (parts: WebhookParts) =>
  (await action({ request: webhookRequest(parts), params: {}, context: {} })).status;
const rowsOf = (parts: WebhookParts) => systemDb().webhookDelivery.count({ where: { webhookId: parts.webhookId } });

await sql(`CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`);

/** SQL that brings the trouble, and that ends it. */
const TROUBLES: [what: string, begin: string, end: string][] = [
  [
    "a full disk at the delivery's row",
    "CREATE TRIGGER full_disk BEFORE INSERT ON webhook_delivery FOR EACH ROW EXECUTE FUNCTION trouble()",
    "DROP TRIGGER full_disk ON webhook_delivery",
  ],
  [
    "a full disk at the mark, after the delivery's row",
    "CREATE TRIGGER full_disk BEFORE INSERT ON dirty_resource FOR EACH ROW EXECUTE FUNCTION trouble()",
    "DROP TRIGGER full_disk ON dirty_resource",
  ],
  [
    "a commit that fails",
    `CREATE CONSTRAINT TRIGGER full_disk AFTER INSERT ON webhook_delivery DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION trouble()`,
    "DROP TRIGGER full_disk ON webhook_delivery",
  ],
  ["a read-only database", "SET default_transaction_read_only = on", "SET default_transaction_read_only = off"],
  [
    "a table that is gone",
    "ALTER TABLE webhook_delivery RENAME TO webhook_delivery_away",
    "ALTER TABLE webhook_delivery_away RENAME TO webhook_delivery",
  ],
];

test.each(TROUBLES)("%s: no 200 and nothing written; taken once when it is over", async (_what, begin, end) => {
  const { shop, db } = await makeShop();
  const parts = webhookParts(shop.domain, { id: 7 });
  await sql(begin);
  const statuses = [await send(parts), await send(parts)];
  await sql(end);
  for (const status of statuses) expect(status).toBeGreaterThanOrEqual(500);
  expect(await rowsOf(parts)).toBe(0);
  expect(await db.dirtyResource.count()).toBe(0);

  expect(await send(parts)).toBe(200);
  expect(await send(parts)).toBe(200);
  expect(await rowsOf(parts)).toBe(1);
  expect(await db.dirtyResource.count()).toBe(1);
});

test("a full disk at the drain's job, after row and mark are committed: taken once, and the mark waits for the sweep", async () => {
  const { shop, db } = await makeShop();
  const parts = webhookParts(shop.domain, { id: 8 });
  await sql("CREATE TRIGGER full_disk BEFORE INSERT ON pgboss.job FOR EACH ROW EXECUTE FUNCTION trouble()");
  const statuses = [await send(parts), await send(parts)];
  await sql("DROP TRIGGER full_disk ON pgboss.job");
  expect(statuses).toEqual([200, 200]);
  expect(await rowsOf(parts)).toBe(1);
  expect(await db.dirtyResource.count()).toBe(1);
});

test("twenty copies of one delivery at once, in the middle of trouble, are taken once", async () => {
  const { shop, db } = await makeShop();
  const parts = webhookParts(shop.domain, { id: 9 });
  const half = TROUBLES[1];
  await sql(half?.[1] ?? "");
  const during = await Promise.all(Array.from({ length: 10 }, () => send(parts)));
  await sql(half?.[2] ?? "");
  const after = await Promise.all(Array.from({ length: 10 }, () => send(parts)));
  expect(during.filter((status) => status === 200)).toEqual([]);
  expect(after.filter((status) => status !== 200)).toEqual([]);
  expect(await rowsOf(parts)).toBe(1);
  expect(await db.dirtyResource.count()).toBe(1);
});
