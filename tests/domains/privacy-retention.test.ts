import { expect, test } from "vitest";
import type { ShopDb } from "~/db.server";
import { newId } from "~/platform/ids";
import { forgetOldConversations } from "~/privacy/index.server";
import { saveSettings } from "~/shops.server";
import { makeShop, testDatabase } from "../support/db";

await testDatabase();
const NOW = Date.parse("2026-11-22T12:00:00Z");
const DAY_MS = 86_400_000;

test("conversations older than the merchant's days are forgotten with their messages, younger and others' are kept", async () => {
  const { db } = await makeShop();
  const other = await makeShop();
  await saveSettings(db, { retentionDays: 30 });
  for (let index = 0; index < 150; index++) await conversation(db, NOW - 31 * DAY_MS);
  const kept = await conversation(db, NOW - 29 * DAY_MS);
  const others = await conversation(other.db, NOW - 31 * DAY_MS);

  expect(await forgetOldConversations(db, NOW)).toBe(150);
  expect((await db.conversation.findMany()).map(({ id }) => id)).toEqual([kept]);
  expect((await db.message.findMany()).map(({ conversationId }) => conversationId)).toEqual([kept]);
  expect((await other.db.conversation.findMany()).map(({ id }) => id)).toEqual([others]);
  expect(await forgetOldConversations(db, NOW)).toBe(0);
});

async function conversation(db: ShopDb, atMs: number): Promise<string> {
  const at = new Date(atMs);
  const id = newId();
  const shopId = db.shopId;
  await db.conversation.create({ data: { id, shopId, visitorId: newId(), createdAt: at, lastMessageAt: at } });
  await db.message.create({
    data: { id: newId(), shopId, conversationId: id, seq: 1, role: "shopper", text: "hello", createdAt: at },
  });
  return id;
}
