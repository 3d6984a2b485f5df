/**
 * One question asked as a browser would: sign in, session through the shop's proxy, message to the app, its event stream
 * to the end. Called by scripts/ask.ts and by benches. It speaks to the sandbox's plain face only.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { errorReplySchema, sessionReplySchema, turnEventSchema } from "../../app/chat/protocol";
import type { TurnEvent } from "../../app/chat/protocol";
import { eventData } from "./event-data";

export interface Question {
  port: number;
  shop: string;
  /** Handle of a demo customer, or null for a visitor who is not signed in. */
  customer: string | null;
  locale: string;
  question: string;
}

export interface Answered {
  events: TurnEvent[];
  timingsMs: { session: number; firstText: number | null; total: number };
}

/** @throws Error with the app's refusal, or what else went wrong, in words for a person */
export async function askQuestion({ port, shop, customer, locale, question }: Question): Promise<Answered> {
  const startedMs = performance.now();
  const elapsed = () => Math.round(performance.now() - startedMs);
  const cookie: Record<string, string> = customer === null ? {} : { Cookie: await signIn(port, shop, customer) };
  const opened = await call(port, `${shop}.localhost`, "/apps/aisle/session", { locale }, cookie);
  const session = sessionReplySchema.parse(await opened.json());
  const sessionMs = elapsed();
  const message = { clientMessageId: randomUUID(), text: question };
  const origin = `http://${shop}.localhost:${port}`;
  const headers = { Authorization: `Bearer ${session.token}`, Accept: "text/event-stream", Origin: origin };
  const reply = await call(port, "app.localhost", "/chat/messages", message, headers);
  const events: TurnEvent[] = [];
  let firstText: number | null = null;
  for await (const data of eventData(reply)) {
    const event = turnEventSchema.parse(JSON.parse(data));
    if (event.type === "text-delta") firstText ??= elapsed();
    events.push(event);
    if (event.type === "turn-ended") break;
  }
  return { events, timingsMs: { session: sessionMs, firstText, total: elapsed() } };
}

async function signIn(port: number, shop: string, customer: string): Promise<string> {
  const reply = await call(port, "127.0.0.1", "/__control/sign-in", { shop, customer });
  return z.object({ cookie: z.string() }).parse(await reply.json()).cookie;
}

async function call(port: number, host: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const sent = {
    "Content-Type": "application/json",
    ...(host === "127.0.0.1" ? {} : { "X-Sandbox-Host": host }),
    ...headers,
  };
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: sent,
    body: JSON.stringify(body),
  });
  if (reply.ok) return reply;
  const text = await reply.text();
  throw new Error(`${host}${path} answered ${reply.status}: ${refusalOf(text)}`);
}

function refusalOf(text: string): string {
  try {
    const refusal = errorReplySchema.safeParse(JSON.parse(text));
    return refusal.success ? refusal.data.code : text.slice(0, 500);
  } catch {
    return text.slice(0, 500);
  }
}
