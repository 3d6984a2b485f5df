/**
 * What the chat doors share: the frame around each (CORS for shops' storefronts, errors, one log line), and turns as an
 * event stream. Called by app/routes/chat.* and proxy.*; a door adds who may do what.
 */
import type { ShopDb } from "~/db.server";
import { env } from "~/platform/env.server";
import { AppError } from "~/platform/errors";
import { door } from "~/platform/http.server";
import { logError } from "~/platform/log.server";
import { eventStream } from "~/platform/sse.server";
import { allInstalledShops, shopByDomain } from "~/shops.server";
import { followTurn } from "./follow-turn.server";
import type { SequencedEvent } from "./protocol";
import type { TurnStart } from "./start-turn.server";

type DoorArgs = Parameters<ReturnType<typeof door>>[0];

const PREFLIGHT_SECONDS = 7200;
const ORIGIN_KNOWN_MS = 30_000;
const ORIGINS_KEPT = 1000;

const knownOrigins = new Map<string, { isAllowed: boolean; untilMs: number }>();

/** A door of the app's own origin that storefronts of installed shops may call; the preflight is answered here. */
export function chatDoor<A extends DoorArgs>(
  name: string,
  handler: (args: A) => Promise<Response>,
): (args: A) => Promise<Response> {
  const inner = door<A>(name, handler);
  return async (args) => {
    const { request } = args;
    if (request.method === "OPTIONS") return withCors(request, new Response(null, { status: 204 }));
    return withCors(request, await inner(args));
  };
}

/** @throws AppError not-found for any other method: a door that takes only POST has nothing to show */
export function onlyMethod(request: Request, method: "GET" | "POST"): void {
  if (request.method !== method) throw new AppError("not-found", `${request.method} is not answered here`);
}

/** A turn from `after` on, as server-sent events. The reader's leaving ends the stream and never the turn. */
export function turnStream(db: ShopDb, turnId: string, after: number, leave: AbortSignal): Response {
  return eventStream(
    async (stream) => {
      const signal = stream.closed; // aborts when the reader leaves, too
      for await (const entry of followTurn(db, turnId, {
        after,
        signal,
        areDetailsShown: env().areAnswerDetailsShown,
      })) {
        if (!stream.send(frameOf(entry))) return;
      }
    },
    { signal: leave, onError: (thrown) => logError(thrown, { event: "turn-stream-failed", turnId }) },
  );
}

/** The stream of a message that a person will answer: where it stands, and the end. */
export function humanStream(start: Extract<TurnStart, { kind: "human-has-it" }>): Response {
  return eventStream((stream) => {
    for (const entry of humanEvents(start)) stream.send(frameOf(entry));
  });
}

/** The same as events, for the proxy's whole reply. */
export function humanEvents({ handoff }: Extract<TurnStart, { kind: "human-has-it" }>): SequencedEvent[] {
  const ended = {
    type: "turn-ended",
    outcome: "human-has-it",
    messageId: null,
    text: "",
    errorKey: null,
    details: null,
  } as const;
  if (handoff === null) return [{ seq: 1, event: ended }];
  return [
    { seq: 1, event: { type: "handoff", handoff } },
    { seq: 2, event: ended },
  ];
}

export function jsonReply(body: unknown): Response {
  return Response.json(body, { headers: { "Cache-Control": "no-store" } });
}

function frameOf({ seq, event }: SequencedEvent): { id: number; data: string } {
  return { id: seq, data: JSON.stringify(event) };
}

/** No credentials are ever allowed: the token is the only key, and it is sent by script alone. */
async function withCors(request: Request, response: Response): Promise<Response> {
  const origin = request.headers.get("Origin");
  response.headers.append("Vary", "Origin");
  if (origin === null || !(await isStorefront(origin))) return response;
  response.headers.set("Access-Control-Allow-Origin", origin);
  response.headers.set("Access-Control-Expose-Headers", "Retry-After");
  if (request.method === "OPTIONS") {
    response.headers.set("Access-Control-Allow-Methods", "GET, POST");
    response.headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID");
    response.headers.set("Access-Control-Max-Age", String(PREFLIGHT_SECONDS));
  }
  return response;
}

/** Whether an installed shop sells at this origin: its permanent domain or its primary one. Known for half a minute. */
async function isStorefront(origin: string): Promise<boolean> {
  const known = knownOrigins.get(origin);
  if (known !== undefined && known.untilMs > Date.now()) return known.isAllowed;
  try {
    const isAllowed = await readIsStorefront(origin);
    if (knownOrigins.size >= ORIGINS_KEPT) knownOrigins.clear();
    knownOrigins.set(origin, { isAllowed, untilMs: Date.now() + ORIGIN_KNOWN_MS });
    return isAllowed;
  } catch (thrown) {
    logError(thrown, { event: "origin-check-failed" });
    return false;
  }
}

async function readIsStorefront(origin: string): Promise<boolean> {
  if (!URL.canParse(origin) || !origin.startsWith("https://")) return false;
  if ((await shopByDomain(new URL(origin).hostname)) !== null) return true;
  const shops = await allInstalledShops();
  return shops.some(({ primaryUrl }) => URL.canParse(primaryUrl) && new URL(primaryUrl).origin === origin);
}
