import { expect, test } from "vitest";
import { startOfDay, todayFigures } from "~/insights/index.server";
import { newId } from "~/platform/ids";
import type { ShopDb } from "~/db.server";
import { makeShop, testDatabase } from "../support/db";

await testDatabase();
const NOON = Date.parse("2026-11-22T12:00:00Z");
const HOUR_MS = 3_600_000;

test("today's figures count this shop's turns, messages and handoffs since its own midnight, and nothing earlier", async () => {
  const { db } = await makeShop();
  const other = await makeShop();
  const today = await conversation(db, NOON - HOUR_MS, ["angry", "neutral", "angry"]);
  await conversation(db, NOON - 13 * HOUR_MS, ["delighted"]);
  await conversation(other.db, NOON - HOUR_MS, ["delighted"]);
  for (const [index, firstTextMs] of [200, 400, 900].entries())
    await turnFact(db, today, NOON - index, index === 2 ? "failed" : "answered", firstTextMs);
  await db.handoff.create({
    data: {
      id: newId(),
      shopId: db.shopId,
      conversationId: today,
      status: "open",
      reason: "asked",
      requestedBy: "shopper",
      requestedAt: new Date(NOON),
      dueAt: new Date(NOON + HOUR_MS),
    },
  });
  expect(await todayFigures(db, { nowMs: NOON, timezone: "UTC" })).toEqual({
    conversations: 1,
    answers: 2,
    handoffs: 1,
    medianFirstTextMs: 400,
    moods: [
      { mood: "angry", count: 2 },
      { mood: "neutral", count: 1 },
    ],
  });
});

test("a shop without conversations has zeros and no median", async () => {
  const { db } = await makeShop();
  expect(await todayFigures(db, { nowMs: NOON, timezone: "UTC" })).toEqual({
    conversations: 0,
    answers: 0,
    handoffs: 0,
    medianFirstTextMs: null,
    moods: [],
  });
});

test.each([
  ["UTC", "2026-11-22T00:00:00.000Z"],
  ["Asia/Shanghai", "2026-11-21T16:00:00.000Z"],
  ["America/New_York", "2026-11-22T05:00:00.000Z"],
])("the day of a shop in %s began at %s", (timezone, midnight) => {
  expect(startOfDay(NOON + 345, timezone).toISOString()).toBe(midnight);
});

async function conversation(db: ShopDb, atMs: number, moods: string[]): Promise<string> {
  const id = newId();
  await db.conversation.create({ data: { id, shopId: db.shopId, visitorId: newId(), createdAt: new Date(atMs) } });
  for (const [seq, mood] of moods.entries())
    await db.message.create({
      data: {
        id: newId(),
        shopId: db.shopId,
        conversationId: id,
        seq,
        role: "shopper",
        text: "?",
        mood,
        createdAt: new Date(atMs),
      },
    });
  return id;
}

async function turnFact(db: ShopDb, conversationId: string, atMs: number, outcome: string, firstTextMs: number) {
  await db.turnFact.create({
    data: {
      turnId: newId(),
      shopId: db.shopId,
      conversationId,
      createdAt: new Date(atMs),
      language: "en",
      model: "builtin:1",
      personaVersion: 1,
      outcome,
      steps: 2,
      firstTextMs,
      totalMs: firstTextMs + 100,
    },
  });
}
