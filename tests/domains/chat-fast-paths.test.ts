/** The statements that every turn runs keep what the long ways promise: freshness, one answer at a time, the wall. */
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { publishDraft, saveDraft } from "~/agent/index.server";
import { startTurn, turnsAtRest } from "~/chat/index.server";
import { readDesk } from "~/chat/desk.server";
import { shopStatement, shopTransaction } from "~/db.server";
import type { LanguageModel } from "~/models/language-model";
import { markUninstalled, saveSettings, shopById } from "~/shops.server";
import { testDatabase } from "../support/db";
import { ask, askerFor, followAll, makeWorld, turnIdOf, turnWith } from "./chat-world";

await testDatabase();

it("the door knows a published tone, the switch and an uninstall with the very next message", async () => {
  const { db, shop, clock } = await makeWorld();
  await ask({ db, shop, clock }, askerFor(db), "hi", turnWith({ clock }, [{ text: "Hello." }]));
  const before = await readDesk(shop.id);
  expect(before?.desk).toMatchObject({ isAssistantOn: true, persona: { version: 1, status: "published" } });
  expect(before?.desk.shop).toEqual(await shopById(shop.id));
  await saveDraft(db, { assistantName: "Fern", greetingEn: "Hi.", greetingZh: "你好。", preset: "concise" });
  expect((await readDesk(shop.id))?.desk.persona).toMatchObject({ version: 1 });
  await publishDraft(db);
  await saveSettings(db, { isAssistantOn: false });
  await markUninstalled(shop.id, new Date(clock.nowMs()));
  const after = await readDesk(shop.id);
  expect(after?.desk).toMatchObject({ isAssistantOn: false, persona: { version: 2, assistantName: "Fern" } });
  expect(after?.desk.shop.uninstalledAt).toEqual(new Date(clock.nowMs()));
  expect(after?.desk.persona?.publishedAt).toBeInstanceOf(Date);
});

it("messages sent in one instant into a conversation at rest are answered one at a time, each once", async () => {
  const world = await makeWorld();
  const asker = askerFor(world.db);
  await ask(world, asker, "hi", turnWith(world, [{ text: "Hello." }]));
  const seen = { now: 0, most: 0, historyLengths: [] as number[] };
  const options = turnWith(world, watchedModel(seen));
  const starts = Array.from({ length: 6 }, (_, at) =>
    startTurn(world.db, asker, { clientMessageId: randomUUID(), text: `message ${at}` }, options),
  );
  for (const start of await Promise.all(starts)) await followAll(world.db, turnIdOf(start));
  await turnsAtRest();
  expect(seen.most).toBe(1);
  expect(seen.historyLengths).toHaveLength(6);
  const messages = await world.db.message.findMany({ orderBy: { seq: "asc" } });
  expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
  expect(messages.filter(({ role }) => role === "assistant")).toHaveLength(7);
  expect(await world.db.turn.count({ where: { status: "done" } })).toBe(7);
  expect(await world.db.turnFact.count()).toBe(7);
});

it("a next message carries the thread before it, and a repeated one is the same turn", async () => {
  const world = await makeWorld();
  const asker = askerFor(world.db);
  await ask(world, asker, "hi", turnWith(world, [{ text: "Hello." }]));
  const seen = { now: 0, most: 0, historyLengths: [] as number[] };
  const sent = { clientMessageId: randomUUID(), text: "and now?" };
  const options = turnWith(world, watchedModel(seen));
  const first = await startTurn(world.db, asker, sent, options);
  await turnsAtRest();
  const second = await startTurn(world.db, asker, sent, options);
  await turnsAtRest();
  expect(second).toEqual(first);
  expect(seen.historyLengths).toEqual([2]);
  expect(await world.db.message.count()).toBe(4);
});

it("a statement past Prisma must name the shop, sees that shop only, and refuses to run inside a transaction", async () => {
  const [mine, other] = [await makeWorld(), await makeWorld()];
  await ask(other, askerFor(other.db), "hi", turnWith(other, [{ text: "Hello." }]));
  expect(() => shopStatement("test-wall", "SELECT id FROM message")).toThrow(/names no shop/);
  const count = shopStatement<{ count: number }>(
    "test-count",
    "SELECT count(*)::int AS count FROM message WHERE shop_id = $1",
  );
  expect(await count(mine.db, [])).toEqual([{ count: 0 }]);
  expect(await count(other.db, [])).toEqual([{ count: 2 }]);
  await expect(shopTransaction(mine.db, (tx) => count(tx, []))).rejects.toThrow(/transaction/);
});

/** Says one sentence, and notes how many steps ran at the same time and how long the thread was. */
function watchedModel(seen: { now: number; most: number; historyLengths: number[] }): LanguageModel {
  return {
    id: "watched:1",
    async *stream({ messages }) {
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      seen.historyLengths.push(messages.length - 2);
      for (let at = 0; at < 5; at += 1) await new Promise((resolve) => setImmediate(resolve));
      yield { type: "text-delta", text: "Gladly." };
      seen.now -= 1;
      yield { type: "step-ended", reason: "stop", usage: { promptTokens: 1, outputTokens: 1 } };
    },
  };
}
