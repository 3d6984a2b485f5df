/**
 * Every chat and proxy door against everyone who may not pass: no token, forged, flipped, expired, of another kind, of an
 * uninstalled shop, of another visitor or customer. The doors are listed from app/routes, so a new one without a row fails.
 */
import { createHmac, randomInt } from "node:crypto";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chatToken, readToken, visitorOf } from "~/chat/asker.server";
import type { ChatAsker } from "~/chat/asker.server";
import { fixedClock } from "~/platform/clock";
import { env } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import { markUninstalled } from "~/shops.server";
import { testDatabase } from "../support/db";
import { ask, askerFor, MAYA, makeWorld, TOM, turnIdOf, turnWith } from "../domains/chat-world";
import type { World } from "../domains/chat-world";

await testDatabase();

type Route = Record<"loader" | "action", (args: never) => Response | Promise<Response>>;

interface Door {
  load: () => Promise<Route>;
  method: "GET" | "POST";
  path: (turnId: string) => string;
  body?: unknown;
  /** Names one turn, so that somebody else's and a missing one can be asked for. */
  isOfTurn: boolean;
}

const message = { clientMessageId: "0190f3c2-7d1e-4c55-9d5c-1f2a3b4c5d6e", text: "hello" };
const DOORS: Record<string, Door> = {
  "chat.messages.tsx": {
    load: () => import("../../app/routes/chat.messages"),
    method: "POST",
    path: () => "/chat/messages",
    body: message,
    isOfTurn: false,
  },
  "chat.conversation.tsx": {
    load: () => import("../../app/routes/chat.conversation"),
    method: "GET",
    path: () => "/chat/conversation",
    isOfTurn: false,
  },
  "chat.handoff.tsx": {
    load: () => import("../../app/routes/chat.handoff"),
    method: "POST",
    path: () => "/chat/handoff",
    body: {},
    isOfTurn: false,
  },
  "chat.turns.$id.events.tsx": {
    load: () => import("../../app/routes/chat.turns.$id.events"),
    method: "GET",
    path: (id) => `/chat/turns/${id}/events`,
    isOfTurn: true,
  },
  "chat.turns.$id.stop.tsx": {
    load: () => import("../../app/routes/chat.turns.$id.stop"),
    method: "POST",
    path: (id) => `/chat/turns/${id}/stop`,
    isOfTurn: true,
  },
  "proxy.session.tsx": {
    load: () => import("../../app/routes/proxy.session"),
    method: "POST",
    path: () => "/proxy/session",
    body: {},
    isOfTurn: false,
  },
  "proxy.messages.tsx": {
    load: () => import("../../app/routes/proxy.messages"),
    method: "POST",
    path: () => "/proxy/messages",
    body: message,
    isOfTurn: false,
  },
};
const files = readdirSync("app/routes").filter((file) => /^(?:chat|proxy)\./.test(file));
const chatFiles = files.filter((file) => file.startsWith("chat."));

describe("the doors", () => {
  it("all have a row in this table", () => {
    expect(files.sort()).toEqual(Object.keys(DOORS).sort());
  });

  it.each(chatFiles)("%s refuses everyone without a good token, with the same bytes", async (file) => {
    const world = await makeWorld();
    const asker = askerFor(world.db, MAYA);
    const turnId = await someTurn(world, asker);
    const late = fixedClock(Date.now() - 30 * 60_000 - 1000);
    const flipped = flip(chatToken(asker), 5);
    const bad = [
      null,
      "",
      "nonsense",
      flipped,
      chatToken(asker, late),
      visitorOf(null).visitorKey,
      `${chatToken(asker)}x`,
    ];
    const replies = await Promise.all(bad.map((token) => call(file, turnId, token)));
    expect(replies.map(({ status }) => status)).toEqual(bad.map(() => 401));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(await world.db.message.count()).toBe(2);
  });

  it.each(chatFiles.filter((file) => DOORS[file]?.isOfTurn))(
    "%s answers for another's turn as for a missing one, byte for byte",
    async (file) => {
      const world = await makeWorld();
      const other = await makeWorld();
      const maya = askerFor(world.db, MAYA);
      const turnId = await someTurn(world, maya);
      const missing = await call(file, newId(), chatToken(maya));
      expect(missing.status).toBe(404);
      const thieves: ChatAsker[] = [
        { ...maya, customerGid: TOM },
        { ...maya, customerGid: null },
        { ...maya, visitorId: "another-visitor-of-this-shop" },
        { ...maya, conversationId: newId() },
        { ...maya, shopId: other.db.shopId },
      ];
      for (const thief of thieves) expect(await call(file, turnId, chatToken(thief))).toEqual(missing);
    },
  );

  it.each(chatFiles)("%s knows nothing of a shop that has uninstalled", async (file) => {
    const world = await makeWorld();
    const asker = askerFor(world.db);
    const turnId = await someTurn(world, asker);
    await markUninstalled(world.shop.id);
    expect((await call(file, turnId, chatToken(asker))).status).toBe(404);
  });

  it("gives no conversation to a token of another visitor or customer", async () => {
    const world = await makeWorld();
    const maya = askerFor(world.db, MAYA);
    await someTurn(world, maya);
    for (const change of [{ customerGid: TOM }, { customerGid: null }, { visitorId: "someone-else-entirely" }]) {
      const reply = await call("chat.conversation.tsx", "", chatToken({ ...maya, ...change }));
      expect(reply.status).toBe(404);
      const sent = await call("chat.messages.tsx", "", chatToken({ ...maya, ...change }));
      expect(sent.status).toBe(404);
    }
    expect(await world.db.message.count()).toBe(2);
  });

  it("accepts none of 1,000 flipped tokens", () => {
    const asker: ChatAsker = {
      shopId: newId(),
      visitorId: "v".repeat(24),
      customerGid: MAYA,
      conversationId: newId(),
      language: "en",
    };
    const token = chatToken(asker);
    expect(readToken(token)).toEqual(asker);
    const accepted = Array.from({ length: 1000 }, () => flip(token, randomInt(token.length))).filter(
      (one) => readToken(one) !== null,
    );
    expect(accepted).toEqual([]);
  });
});

describe("the proxy's doors", () => {
  it.each(["proxy.session.tsx", "proxy.messages.tsx"])("%s refuses what Shopify did not sign", async (file) => {
    const world = await makeWorld();
    const token = chatToken(askerFor(world.db));
    const good = signed({ shop: world.shop.domain, logged_in_customer_id: "" });
    const queries = [
      "",
      good.replace(/signature=../, "signature=00"),
      `${good}&logged_in_customer_id=1`,
      good.replace("shop=", "shop=x"),
    ];
    for (const query of queries) {
      const reply = await call(file, "", token, query);
      expect([400, 401]).toContain(reply.status);
    }
    const old = signed({
      shop: world.shop.domain,
      logged_in_customer_id: "",
      timestamp: String(Math.floor(Date.now() / 1000) - 120),
    });
    expect([400, 401]).toContain((await call(file, "", token, old)).status);
    expect(await world.db.message.count()).toBe(0);
  });

  it("take a message only with a token of the very shop and customer that Shopify signed", async () => {
    const world = await makeWorld();
    const other = await makeWorld();
    const query = signed({ shop: world.shop.domain, logged_in_customer_id: "1" });
    const askers = [askerFor(world.db), askerFor(world.db, TOM), askerFor(other.db, MAYA)];
    for (const asker of askers)
      expect((await call("proxy.messages.tsx", "", chatToken(asker), query)).status).toBe(401);
    const fine = await call("proxy.messages.tsx", "", chatToken(askerFor(world.db, MAYA)), query);
    expect(fine.status).toBe(200);
    expect(fine.text).toContain("turn-ended");
  });

  it("open a session for exactly the customer that is signed", async () => {
    const world = await makeWorld();
    const reply = await call(
      "proxy.session.tsx",
      "",
      null,
      signed({ shop: world.shop.domain, logged_in_customer_id: "1" }),
    );
    const session = JSON.parse(reply.text) as { token: string };
    expect(readToken(session.token)).toMatchObject({ customerGid: MAYA, shopId: world.db.shopId });
  });
});

describe("storefront origins", () => {
  it("may call when an installed shop sells there, and no other origin, never with credentials", async () => {
    const world = await makeWorld();
    const allowed = async (origin: string): Promise<string | null> => {
      const response = await raw("chat.conversation.tsx", "", null, "", { Origin: origin }, "OPTIONS");
      expect(response.headers.get("Access-Control-Allow-Credentials")).toBeNull();
      return response.headers.get("Access-Control-Allow-Origin");
    };
    for (const origin of [`https://${world.shop.domain}`, world.shop.primaryUrl])
      expect(await allowed(origin)).toBe(origin);
    for (const origin of [
      "https://evil.example",
      "null",
      `http://${world.shop.domain}`,
      `https://x.${world.shop.domain}`,
    ]) {
      expect(await allowed(origin)).toBeNull();
    }
  });
});

async function someTurn(world: World, asker: ChatAsker): Promise<string> {
  return turnIdOf((await ask(world, asker, "hi", turnWith(world, [{ text: "Hello." }]))).started);
}

async function call(
  file: string,
  turnId: string,
  token: string | null,
  query = "",
): Promise<{ status: number; text: string }> {
  const response = await raw(file, turnId, token, query, {});
  return { status: response.status, text: await response.text() };
}

async function raw(
  file: string,
  turnId: string,
  token: string | null,
  query: string,
  more: Record<string, string>,
  method?: string,
) {
  const door = DOORS[file];
  if (door === undefined) throw new Error(`no row for ${file}`);
  const headers = new Headers({ "Content-Type": "application/json", ...more });
  if (token !== null) headers.set("Authorization", `Bearer ${token}`);
  const url = `https://app.example${door.path(turnId)}${query === "" ? "" : `?${query}`}`;
  const isRead = (method ?? door.method) !== "POST";
  const request = new Request(url, {
    method: method ?? door.method,
    headers,
    body: isRead ? null : JSON.stringify(door.body ?? {}),
  });
  const route = await door.load();
  try {
    return await route[isRead ? "loader" : "action"]({ request, params: { id: turnId }, context: {} } as never);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

/** A query as Shopify's app proxy signs it. */
function signed(parameters: Record<string, string>): string {
  const all = { path_prefix: "/apps/aisle", timestamp: String(Math.floor(Date.now() / 1000)), ...parameters };
  const text = Object.entries(all).map(([key, value]) => `${key}=${value}`).sort().join(""); // prettier-ignore
  const signature = createHmac("sha256", env().shopifyApiSecret).update(text).digest("hex");
  return new URLSearchParams({ ...all, signature }).toString();
}

function flip(token: string, at: number): string {
  const other = token[at] === "A" ? "B" : "A";
  return token.slice(0, at) + other + token.slice(at + 1);
}
