/** Durable turns: idempotency, bursts, stop, takeover, replay, rescue. On both databases. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  requestHandoff,
  replyAsStaff,
  startTurn,
  stopTurn,
  sweepExpiredTurns,
  takeOver,
  turnsAtRest,
} from "~/chat/index.server";
import { LEASE_MS } from "~/chat/turn-lease.server";
import { testDatabase } from "../support/db";
import { ask, askerFor, endOf, followAll, makeWorld, textOf, turnIdOf, turnWith, until } from "./chat-world";

await testDatabase();

const SEARCH = { calls: [{ name: "search_products", args: { query: "jacket" } }] };

describe("a turn", () => {
  it("answers from the catalogue: cards before text, the text's products as cards, all of it stored", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const model = turnWith(world, [
      SEARCH,
      { text: ["The [[product:ridge-", "shell]] costs $149.", " It is lovely."] },
    ]);
    const { events, ended } = await ask(world, asker, "a waterproof jacket?", model);
    expect(ended).toMatchObject({ outcome: "answered", text: "The Ridge Shell Jacket costs $149. It is lovely." });
    expect(textOf(events)).toBe(ended?.text);
    const kinds = events.map((event) => event.type);
    expect(kinds.indexOf("cards")).toBeLessThan(kinds.indexOf("text-delta"));
    expect(events.findLast((event) => event.type === "cards")).toMatchObject({ cards: [{ handle: "ridge-shell" }] });
    const messages = await world.db.message.findMany({ orderBy: { seq: "asc" } });
    expect(messages.map(({ seq, role }) => [seq, role])).toEqual([
      [1, "shopper"],
      [2, "assistant"],
    ]);
    expect(await world.db.toolCall.findMany()).toMatchObject([{ name: "search_products", isError: false }]);
    expect(await world.db.turnFact.findMany()).toMatchObject([{ outcome: "answered", cardCount: 1 }]);
  });

  it("is one message and one turn however often the same message is sent at once, and all hear the same answer", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const options = turnWith(world, [{ text: "Hello there." }]);
    const sent = { clientMessageId: randomUUID(), text: "hi" };
    const starts = await Promise.all(Array.from({ length: 10 }, () => startTurn(world.db, asker, sent, options)));
    const heard = await Promise.all(starts.map((start) => followAll(world.db, turnIdOf(start))));
    await turnsAtRest();
    expect(new Set(starts.map(turnIdOf)).size).toBe(1);
    expect(new Set(heard.map((events) => endOf(events.map(({ event }) => event))?.messageId)).size).toBe(1);
    expect(await world.db.message.count()).toBe(2);
    expect(await world.db.turn.count()).toBe(1);
  });

  it("answers a burst in order, one turn a message", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const options = turnWith(world, [{ text: "One." }, { text: "And the next." }, { text: "And the last." }]);
    const texts = ["hello", "are you there", "still there"];
    const starts = [];
    for (const text of texts)
      starts.push(await startTurn(world.db, asker, { clientMessageId: randomUUID(), text }, options));
    const ends = await Promise.all(
      starts.map(async (start) => endOf((await followAll(world.db, turnIdOf(start))).map((e) => e.event))),
    );
    await turnsAtRest();
    expect(ends.map((end) => end?.text)).toEqual(["One.", "And the next.", "And the last."]);
    const seqs = (await world.db.message.findMany({ orderBy: { seq: "asc" } })).map(({ seq }) => seq);
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("keeps what was said when the shopper stops it", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const options = turnWith(world, [{ text: "Let me think about that. And", hangs: true }]);
    const started = await startTurn(world.db, asker, { clientMessageId: randomUUID(), text: "hm" }, options);
    const following = followAll(world.db, turnIdOf(started));
    await until(async () => (await world.db.turnEvent.count()) > 0);
    await stopTurn(world.db, asker, turnIdOf(started));
    const ended = endOf((await following).map(({ event }) => event));
    expect(ended).toMatchObject({ outcome: "stopped", text: "Let me think about that." });
    await turnsAtRest();
    expect(await world.db.message.count({ where: { role: "assistant" } })).toBe(1);
  });

  it("cannot be followed or stopped by another visitor, nor as another customer", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const { started } = await ask(world, asker, "hi", turnWith(world, [{ text: "Hello." }]));
    const other = { ...asker, visitorId: "someone-else" };
    const signedIn = { ...asker, customerGid: "gid://shopify/Customer/9" };
    for (const thief of [other, signedIn]) {
      await expect(stopTurn(world.db, thief, turnIdOf(started))).rejects.toMatchObject({ code: "not-found" });
      await expect(
        startTurn(world.db, thief, { clientMessageId: randomUUID(), text: "x" }, turnWith(world, [])),
      ).rejects.toMatchObject({ code: "not-found" });
    }
  });
});

describe("a person", () => {
  it(
    "takes over at any instant of an AI turn, and no AI message is committed after it (100 times)",
    { timeout: 120_000 },
    async () => {
      const world = await makeWorld();
      for (let round = 0; round < 100; round += 1) {
        const asker = askerFor(world.db);
        const id = asker.conversationId;
        const steps = round % 5 === 0 ? [SEARCH] : [];
        const options = turnWith(world, [...steps, { text: ["Sure. ", "Here is ", "what I ", "found. ", "Enjoy."] }]);
        const started = await startTurn(world.db, asker, { clientMessageId: randomUUID(), text: "jacket" }, options);
        for (let wait = round % 25; wait > 0; wait -= 1) await new Promise((resolve) => setImmediate(resolve));
        await takeOver(world.db, id, { staffName: "Lin" });
        await turnsAtRest();
        await followAll(world.db, turnIdOf(started));
        const messages = await world.db.message.findMany({ where: { conversationId: id }, orderBy: { seq: "asc" } });
        const takenAt = messages.findIndex((message) => message.role === "system");
        expect(takenAt).toBeGreaterThan(0);
        expect(messages.slice(takenAt).filter((message) => message.role === "assistant")).toEqual([]);
      }
    },
  );

  it("gets what is written while she has it, and the assistant stays silent", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    await ask(world, asker, "hi", turnWith(world, [{ text: "Hello." }]));
    await takeOver(world.db, asker.conversationId, { staffName: "Lin" });
    await replyAsStaff(world.db, asker.conversationId, "I'm Lin.");
    const { started } = await ask(world, asker, "thanks", turnWith(world, []));
    expect(started.kind).toBe("human-has-it");
    expect(await world.db.message.count({ where: { role: "assistant" } })).toBe(1);
  });

  it("is promised by the assistant in the same commit as its words, and missed honestly when nobody comes", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const model = turnWith(world, [
      { calls: [{ name: "hand_off", args: { reason: "angry" } }] },
      { text: "A person will answer you here." },
    ]);
    const { ended, events } = await ask(world, asker, "I want a human", model);
    expect(ended?.outcome).toBe("handed-off");
    expect(events.some((event) => event.type === "handoff")).toBe(true);
    const again = await requestHandoff(world.db, asker, world.clock);
    expect(again.status).toBe("open");
    expect(await world.db.handoff.count()).toBe(1);
    world.clock.advance(61 * 60_000);
    await sweepExpiredTurns(turnWith(world, []), [world.db.shopId]);
    expect(await world.db.handoff.findMany()).toMatchObject([{ status: "missed", reason: "angry" }]);
    expect(await world.db.conversation.findFirst()).toMatchObject({ state: "ai" });
    expect((await world.db.message.findMany({ orderBy: { seq: "desc" }, take: 1 }))[0]?.text).toMatch(/sorry/i);
  });
});

describe("a killed process", () => {
  it("leaves a turn that is run once more, and then handed to a person", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const dead = { ...turnWith(world, [{ text: "Half of an", hangs: true }]), owner: "dead-process" };
    const started = await startTurn(world.db, asker, { clientMessageId: randomUUID(), text: "hello" }, dead);
    await until(async () => (await world.db.turnEvent.count()) > 0);
    // The process is gone: another has the row, and what the first one still says counts for nothing.
    world.clock.advance(LEASE_MS + 1);
    const rescuer = { ...turnWith(world, [{ text: "Here is the whole answer." }]), owner: "rescuer" };
    expect(await sweepExpiredTurns(rescuer)).toMatchObject({ rerun: 1 });
    const events = await followAll(world.db, turnIdOf(started));
    expect(endOf(events.map(({ event }) => event))?.text).toBe("Here is the whole answer.");
    await until(async () => (await world.db.message.count({ where: { role: "assistant" } })) === 1);
  });

  it("twice: the shopper is told and a handoff is open", async () => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const { started } = await ask(world, asker, "hello", turnWith(world, [{ text: "Hi." }]));
    const turnId = turnIdOf(started);
    await world.db.message.deleteMany({ where: { role: "assistant" } });
    await world.db.turnEvent.deleteMany({});
    await world.db.turn.updateMany({
      data: { status: "running", attempt: 2, leaseExpiresAt: new Date(0), endedAt: null },
    });
    expect(await sweepExpiredTurns(turnWith(world, []), [world.db.shopId])).toMatchObject({ handedOff: 1 });
    const events = (await followAll(world.db, turnId)).map(({ event }) => event);
    expect(endOf(events)).toMatchObject({ outcome: "handed-off" });
    expect(await world.db.handoff.count({ where: { status: "open" } })).toBe(1);
    expect(await world.db.conversation.findFirst()).toMatchObject({ state: "waiting" });
  });
});
