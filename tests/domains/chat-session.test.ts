/** Visits, ownership and bad input at the door of a conversation. On both databases. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readToken } from "~/chat/asker.server";
import {
  closeConversation,
  conversationOf,
  listConversations,
  conversationThread,
  openSession,
  startTurn,
} from "~/chat/index.server";
import { AppError } from "~/platform/errors";
import { testDatabase } from "../support/db";
import { ask, askerFor, makeWorld, turnWith } from "./chat-world";
import type { World } from "./chat-world";

await testDatabase();

describe("a session", () => {
  it("gives the same browser its conversation again, and another browser a new one", async () => {
    const world = await makeWorld();
    const first = await visit(world, null, null);
    await say(world, first.token, "hello there");
    const again = await visit(world, first.visitorKey, null);
    expect(again.conversation.messages.map(({ text }) => text)).toEqual(["hello there", "Hi."]);
    const stranger = await visit(world, null, null);
    expect(stranger.conversation.messages).toEqual([]);
    const forger = await visit(world, `${first.visitorKey.slice(0, -3)}abc`, null);
    expect(forger.conversation.messages).toEqual([]);
  });

  it("carries a guest's conversation into the sign-in, and gives it to no guest and no other customer after", async () => {
    const world = await makeWorld();
    const guest = await visit(world, null, null);
    await say(world, guest.token, "where is my order");
    const maya = await visit(world, guest.visitorKey, "1");
    expect(maya.conversation.messages).toHaveLength(2);
    expect(maya.shopper.isSignedIn).toBe(true);
    for (const customer of [null, "2"]) {
      expect((await visit(world, guest.visitorKey, customer)).conversation.messages).toEqual([]);
    }
    const asker = readToken(guest.token, world.clock);
    if (asker === null) throw new Error("the token does not read");
    await expect(conversationOf(world.db, world.shop, asker)).rejects.toMatchObject({ code: "not-found" });
    expect((await visit(world, guest.visitorKey, "1")).conversation.messages).toHaveLength(2);
  });

  it("is refused for an unknown shop and while the merchant has the assistant off", async () => {
    const world = await makeWorld();
    const opening = { customerId: null, visitorKey: null, locale: "en" };
    await expect(openSession({ ...opening, shopDomain: "nobody.myshopify.com" })).rejects.toMatchObject({
      code: "shop-not-installed",
    });
    await world.db.shopSettings.create({ data: { shopId: world.db.shopId, isAssistantOn: false } });
    await expect(openSession({ ...opening, shopDomain: world.shop.domain })).rejects.toMatchObject({
      code: "assistant-off",
    });
  });

  it("greets in the page's language, the shop's when the page says none", async () => {
    const world = await makeWorld({ primaryLocale: "zh-CN" });
    expect((await visit(world, null, null)).language).toBe("en");
    const opened = await openSession(
      { shopDomain: world.shop.domain, customerId: null, visitorKey: null, locale: null },
      world.clock,
    );
    expect(opened.language).toBe("zh");
    expect(opened.assistant.greeting).toMatch(/您好/);
  });
});

describe("bad input", () => {
  const refused: [string, string, string][] = [
    ["empty", "", "message-empty"],
    ["white space and invisible marks", " \n\t\u200b\ufeff ", "message-empty"],
    ["control characters only", "\u0000\u0001\u0007", "message-empty"],
    ["2,001 characters", "x".repeat(2001), "message-too-long"],
    ["10 kB", "长".repeat(10_000), "message-too-long"],
  ];
  it.each(refused)("%s is refused by name and stores nothing", async (_name, text, code) => {
    const world = await makeWorld();
    const sent = { clientMessageId: randomUUID(), text };
    const refusal = await startTurn(world.db, askerFor(world.db), sent, turnWith(world, [])).catch(
      (thrown: unknown) => thrown,
    );
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code });
    expect(await world.db.message.count()).toBe(0);
    expect(await world.db.conversation.count()).toBe(0);
  });

  const taken: [string, string, string][] = [
    ["emoji only", "🧥👍🏽", "🧥👍🏽"],
    ["NUL and binary among words", "ja\u0000cket\u0007 \u009bplease", "jacket please"],
    ["half a surrogate", "coat \ud83d ok", "coat  ok"],
    ["a script", '<script>alert("x")</script>', '<script>alert("x")</script>'],
    ["SQL", "'; DROP TABLE message; --", "'; DROP TABLE message; --"],
    ["a long number", "00012345678901234567890", "00012345678901234567890"],
    ["2,000 characters", "字".repeat(2000), "字".repeat(2000)],
    ["direction marks", "abc\u202edcba", "abcdcba"],
  ];
  it.each(taken)("%s is stored as text and answered", async (_name, text, stored) => {
    const world = await makeWorld();
    const { ended } = await ask(world, askerFor(world.db), text, turnWith(world, [{ text: "Sure." }]));
    expect(ended).toMatchObject({ outcome: "answered", text: "Sure." });
    expect(await world.db.message.findFirst({ where: { role: "shopper" } })).toMatchObject({ text: stored });
  });
});

describe("the inbox", () => {
  it("lists by page and filter, and shows what each answer stands on", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    await ask(world, asker, "jackets?", turnWith(world, [{ calls: [{ name: "search_products", args: { query: "jacket" } }] }, { text: "Try [[product:fern-fleece]]." }])); // prettier-ignore
    for (let more = 0; more < 26; more += 1)
      await ask(world, askerFor(world.db), `question ${more}`, turnWith(world, [{ text: "Hi." }]));
    const page = await listConversations(world.db, { filter: "all" });
    expect(page.rows).toHaveLength(25);
    const rest = await listConversations(world.db, { filter: "all", cursor: page.nextCursor });
    expect(new Set([...page.rows, ...rest.rows].map(({ id }) => id)).size).toBe(27);
    expect((await listConversations(world.db, { filter: "all", search: "JACKETS" })).rows).toHaveLength(1);
    const thread = await conversationThread(world.db, asker.conversationId);
    const answer = thread?.messages.at(-1);
    expect(answer).toMatchObject({
      role: "assistant",
      cards: [{ handle: "fern-fleece" }],
      trace: { personaVersion: 1 },
    });
    expect(answer?.trace?.toolCalls).toMatchObject([{ name: "search_products", isError: false }]);
    await closeConversation(world.db, asker.conversationId);
    expect((await conversationThread(world.db, asker.conversationId))?.state).toBe("closed");
    await ask(world, asker, "one more thing", turnWith(world, [{ text: "Yes." }]));
    expect((await conversationThread(world.db, asker.conversationId))?.state).toBe("ai");
  });
});

async function visit(world: World, visitorKey: string | null, customerId: string | null) {
  return openSession({ shopDomain: world.shop.domain, customerId, visitorKey, locale: "en" }, world.clock);
}

async function say(world: World, token: string, text: string): Promise<void> {
  const asker = readToken(token, world.clock);
  if (asker === null) throw new Error("the token does not read");
  await ask(world, asker, text, turnWith(world, [{ text: "Hi." }]));
}
