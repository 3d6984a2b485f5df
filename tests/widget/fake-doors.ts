/**
 * A storefront page with the real Liquid block, and the app's chat doors on another origin, both in memory: what the
 * bubble's tests talk to. It speaks app/chat/protocol.ts and can be told to fail; it knows no shop's rules.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

import type { ConversationView, MessageView, SessionReply } from "../../app/chat/protocol";
import { FakeTurn } from "./fake-turns";
import { renderPage, assetText } from "./fake-page";

export interface Faults {
  /** Answers POST /chat/messages with this status. */
  sendStatus?: number;
  retryAfterSeconds?: number;
  sessionStatus?: number;
  /** Cuts the connection of a stream after this many events were written on it. */
  cutAfter?: number;
  /** The app's own origin refuses every connection. */
  isAppDown?: boolean;
  /** Refuses the token once. */
  isTokenRefusedOnce?: boolean;
  cartStatus?: number;
}

export interface FakeDoors {
  shopUrl: string;
  appUrl: string;
  /** "METHOD path" of every request to the proxy or the app, in order. */
  calls: string[];
  cartAdds: unknown[];
  faults: Faults;
  turns: FakeTurn[];
  messages: MessageView[];
  conversation: Pick<ConversationView, "state" | "handoff">;
  /** Called for each new turn; the default leaves it to the test. */
  onTurn: (turn: FakeTurn) => void;
  assistant: { name: string; greeting: string };
  session: Partial<SessionReply>;
  close(): Promise<void>;
}

export interface FakeShop {
  locale: string;
  accent?: string;
  side?: "left" | "right";
}

export async function startFakeDoors(shop: FakeShop): Promise<FakeDoors> {
  const isChinese = shop.locale.startsWith("zh");
  const doors: FakeDoors = {
    shopUrl: "",
    appUrl: "",
    calls: [],
    cartAdds: [],
    faults: {},
    turns: [],
    messages: [],
    conversation: { state: "ai", handoff: null },
    onTurn: () => undefined,
    assistant: isChinese
      ? { name: "小青", greeting: "您好，今天想喝点什么茶？" }
      : { name: "Wren", greeting: "Hello. What are you getting ready for?" },
    session: {},
    close: async () => {
      await Promise.all([stop(shopServer), stop(appServer)]);
    },
  };
  const shopServer = createServer((request, response) => void storefront(request, response, doors, shop));
  const appServer = createServer((request, response) => void chatDoors(request, response, doors));
  doors.shopUrl = await listen(shopServer);
  doors.appUrl = await listen(appServer);
  return doors;
}

async function storefront(
  request: IncomingMessage,
  response: ServerResponse,
  doors: FakeDoors,
  shop: FakeShop,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://shop.example");
  if (url.pathname.startsWith("/ext/"))
    return reply(response, 200, await assetText(url.pathname.slice(5)), contentType(url.pathname));
  if (url.pathname.startsWith("/pictures/")) return reply(response, 200, picture(url.pathname), "image/svg+xml");
  if (url.pathname === "/cart/add.js") {
    doors.cartAdds.push(JSON.parse(await bodyOf(request)));
    const status = doors.faults.cartStatus ?? 200;
    return json(
      response,
      status,
      status === 200 ? { items: [{ id: 1 }] } : { status, message: "Cart Error", description: "sold out" },
    );
  }
  if (url.pathname.startsWith("/apps/aisle/")) {
    doors.calls.push(`${request.method} ${url.pathname}`);
    const body = await bodyOf(request);
    if (url.pathname.endsWith("/session")) return session(response, doors, shop, request);
    const turn = takeMessage(doors, JSON.parse(body) as { clientMessageId: string; text: string });
    await until(turn, () => turn.isEnded);
    return json(response, 200, { events: turn.events });
  }
  if (url.pathname === "/favicon.ico") return reply(response, 204, "", "text/plain");
  reply(
    response,
    200,
    await renderPage({ ...shop, path: url.pathname, customer: url.searchParams.get("customer") ?? "" }),
    "text/html",
  );
}

function session(response: ServerResponse, doors: FakeDoors, shop: FakeShop, request: IncomingMessage): void {
  const { faults } = doors;
  if (faults.sessionStatus) return refuse(response, faults.sessionStatus, "tryAgain");
  const isSignedIn = (request.headers.referer ?? "").includes("customer=");
  const body: SessionReply = {
    kind: "session",
    appUrl: doors.appUrl,
    token: "token",
    expiresAt: new Date(Date.now() + 30 * 60_000).toISOString(),
    visitorKey: "visitor-key",
    language: shop.locale.startsWith("zh") ? "zh" : "en",
    assistant: doors.assistant,
    shopper: { isSignedIn, firstName: null },
    signInUrl: "/account/login",
    conversation: conversationOf(doors),
    ...doors.session,
  };
  json(response, 200, body);
}

async function chatDoors(request: IncomingMessage, response: ServerResponse, doors: FakeDoors): Promise<void> {
  const { faults } = doors;
  if (faults.isAppDown) return void request.socket.destroy();
  response.setHeader("Access-Control-Allow-Origin", request.headers.origin ?? "*");
  response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
  response.setHeader("Access-Control-Max-Age", "600");
  if (request.method === "OPTIONS") return void response.writeHead(204).end();
  const url = new URL(request.url ?? "/", "http://app.example");
  doors.calls.push(`${request.method} ${url.pathname}${url.search}`);
  if (faults.isTokenRefusedOnce) {
    faults.isTokenRefusedOnce = false;
    return refuse(response, 401, "sessionExpired");
  }
  if (request.headers.authorization !== "Bearer token") return refuse(response, 401, "sessionExpired");
  if (url.pathname === "/chat/messages") {
    const body = JSON.parse(await bodyOf(request)) as { clientMessageId: string; text: string };
    if (faults.sendStatus)
      return refuse(
        response,
        faults.sendStatus,
        faults.sendStatus === 429 ? "tooManyMessages" : "tryAgain",
        faults.retryAfterSeconds,
      );
    return stream(response, takeMessage(doors, body), 0, faults);
  }
  if (url.pathname === "/chat/conversation") return json(response, 200, conversationOf(doors));
  if (url.pathname === "/chat/handoff") {
    doors.conversation.state = "waiting";
    doors.conversation.handoff ??= { status: "open", dueAt: new Date(Date.now() + 20 * 60_000).toISOString() };
    return json(response, 200, conversationOf(doors));
  }
  const match = /^\/chat\/turns\/([^/]+)\/(events|stop)$/.exec(url.pathname);
  const turn = doors.turns.find((candidate) => candidate.id === match?.[1]);
  if (!turn) return refuse(response, 404, "notFound");
  if (match?.[2] === "events") return stream(response, turn, Number(url.searchParams.get("after")), faults);
  turn.isStopped = true;
  if (!turn.isEnded) turn.end("stopped");
  json(response, 200, {});
}

/** The same clientMessageId is the same message and the same turn. */
function takeMessage(doors: FakeDoors, body: { clientMessageId: string; text: string }): FakeTurn {
  const held = doors.turns.find((turn) => turn.clientMessageId === body.clientMessageId);
  if (held) return held;
  const turn = new FakeTurn(`t${doors.turns.length + 1}`, body.text, body.clientMessageId);
  doors.turns.push(turn);
  doors.messages.push(message(`q-${turn.id}`, doors.messages.length + 1, "shopper", body.text));
  turn.onEvent(() => {
    const ended = turn.part("turn-ended");
    if (!ended?.messageId || doors.messages.some((m) => m.id === ended.messageId)) return;
    doors.messages.push({
      ...message(ended.messageId, doors.messages.length + 1, "assistant", ended.text),
      cards: turn.part("cards")?.cards ?? [],
      sources: turn.part("sources")?.sources ?? [],
      orders: turn.part("orders")?.orders ?? [],
      isSignInNeeded: turn.part("sign-in-needed") !== undefined,
    });
  });
  turn.emit({ type: "turn-started", turnId: turn.id, messageId: `q-${turn.id}`, language: "en" });
  doors.onTurn(turn);
  return turn;
}

export function message(id: string, seq: number, role: MessageView["role"], text: string): MessageView {
  return {
    id,
    seq,
    role,
    text,
    createdAt: new Date().toISOString(),
    cards: [],
    sources: [],
    orders: [],
    isSignInNeeded: false,
  };
}

function conversationOf(doors: FakeDoors): ConversationView {
  const running = doors.turns.find((turn) => !turn.isEnded);
  return { conversationId: "c1", ...doors.conversation, messages: doors.messages, activeTurnId: running?.id ?? null };
}

function stream(response: ServerResponse, turn: FakeTurn, after: number, faults: Faults): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache, no-transform" });
  response.write(": ping\n\n");
  let sent = after;
  let written = 0;
  const push = (): void => {
    for (const item of turn.events.slice(sent)) {
      response.write(`id: ${item.seq}\ndata: ${JSON.stringify(item.event)}\n\n`);
      sent = item.seq;
      written += 1;
      if (faults.cutAfter === written) {
        delete faults.cutAfter;
        leave();
        return void setImmediate(() => response.destroy());
      }
    }
    if (turn.isEnded) response.end();
  };
  const leave = turn.onEvent(push);
  response.on("close", leave);
  push();
}

function until(turn: FakeTurn, isDone: () => boolean): Promise<void> {
  if (isDone()) return Promise.resolve();
  return new Promise((resolve) => {
    const leave = turn.onEvent(() => {
      if (!isDone()) return;
      leave();
      resolve();
    });
  });
}

function refuse(response: ServerResponse, status: number, key: string, retryAfterSeconds?: number): void {
  json(response, status, { kind: "error", code: "x", key, retryAfterSeconds: retryAfterSeconds ?? null });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  reply(response, status, JSON.stringify(body), "application/json");
}

function reply(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "no-store" }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function contentType(path: string): string {
  return path.endsWith(".css") ? "text/css" : "text/javascript";
}

/** A plain still life in the colour that the file's name asks for. */
function picture(path: string): string {
  const hue = [...path].reduce((sum, char) => sum + char.charCodeAt(0) * 7, 0) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="hsl(${hue} 24% 90%)"/><path d="M36 28l14-6 14 6 14 14-9 9-5-4v31H36V47l-5 4-9-9z" fill="hsl(${hue} 34% 42%)"/></svg>`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("aisle-stop", () => sockets.forEach((socket) => socket.destroy()));
  return `http://127.0.0.1:${port}`;
}

async function stop(server: Server): Promise<void> {
  server.emit("aisle-stop");
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
