/**
 * The doors of the app as functions. The session comes through the shop's own domain (Shopify signs who is asking), the
 * rest goes to the app's origin with the token; a refused token is renewed once, and every failure is one ApiError.
 */
import type { ConversationView, ErrorReply, SendMessage, SequencedEvent, SessionReply } from "../app/chat/protocol";
import type { Store } from "./store";
import type { Embed, Session } from "./types";

/** Renewed this long before its end, so that a token does not die on the way. */
const TOKEN_MARGIN_MS = 30_000;

export class ApiError extends Error {
  /** @param key a text under `error` in the catalogues; "network" when no answer came at all */
  constructor(
    readonly key: string,
    readonly status: number,
    readonly retryAfterSeconds?: number | null,
  ) {
    super(key);
  }
}

export interface Api {
  /** A fresh session through the proxy; callers at the same time share one request. */
  openSession(): Promise<SessionReply>;
  send(message: SendMessage, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null>;
  /** The buffered way, through the shop's domain: the whole turn's events at once. */
  sendThroughProxy(message: SendMessage): Promise<SequencedEvent[]>;
  follow(turnId: string, afterSeq: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null>;
  conversation(): Promise<ConversationView>;
  stop(turnId: string): Promise<void>;
  askForPerson(): Promise<void>;
}

export function createApi(embed: Embed, store: Store): Api {
  const proxy = location.origin + embed.proxyPath.replace(/\/+$/, "");
  let opening: Promise<SessionReply> | null = null;

  const openSession = (): Promise<SessionReply> => {
    opening ??= requestSession().finally(() => (opening = null));
    return opening;
  };
  async function requestSession(): Promise<SessionReply> {
    const body = { visitorKey: store.data.visitorKey, locale: embed.locale };
    const response = await request(`${proxy}/session`, { method: "POST", body, isProxy: true });
    const reply = await json<SessionReply>(response);
    if (reply.kind !== "session") throw new ApiError("tryAgain", response.status);
    const { conversation: _, ...session } = reply;
    store.data.session = session;
    store.data.visitorKey = reply.visitorKey;
    store.save();
    return reply;
  }
  async function session(): Promise<Session> {
    const held = store.data.session;
    if (held && Date.parse(held.expiresAt) - TOKEN_MARGIN_MS > Date.now()) return held;
    return openSession();
  }
  async function authed(path: string, init: RequestOptions): Promise<Response> {
    const held = await session();
    try {
      return await request(held.appUrl + path, { ...init, token: held.token });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const renewed = await openSession();
      return request(renewed.appUrl + path, { ...init, token: renewed.token });
    }
  }

  return {
    openSession,
    send: async (body, signal) => (await authed("/chat/messages", { method: "POST", body, signal })).body,
    async sendThroughProxy(body) {
      const { token } = await session();
      const response = await request(`${proxy}/messages`, { method: "POST", body, token, isProxy: true });
      return (await json<{ events: SequencedEvent[] }>(response)).events;
    },
    follow: async (turnId, afterSeq, signal) =>
      (await authed(`/chat/turns/${turnId}/events?after=${afterSeq}`, { signal })).body,
    conversation: async () => json<ConversationView>(await authed("/chat/conversation", {})),
    stop: async (turnId) => void (await authed(`/chat/turns/${turnId}/stop`, { method: "POST" })),
    askForPerson: async () => void (await authed("/chat/handoff", { method: "POST", body: {} })),
  };
}

interface RequestOptions {
  method?: "POST";
  body?: unknown;
  token?: string;
  isProxy?: boolean;
  signal?: AbortSignal;
}

async function request(url: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = {};
  if (options.body) headers["Content-Type"] = "application/json";
  if (options.token) headers.Authorization = `Bearer ${options.token}`;
  let response: Response;
  try {
    response = await fetch(url, {
      ...options,
      headers,
      body: JSON.stringify(options.body),
      credentials: options.isProxy ? "same-origin" : "omit",
      cache: "no-store",
    });
  } catch {
    throw new ApiError(navigator.onLine === false ? "offline" : "network", 0);
  }
  if (response.ok) return response;
  const reply = (await response.json().catch(() => null)) as Partial<ErrorReply> | null;
  throw new ApiError(reply?.key ?? "tryAgain", response.status, reply?.retryAfterSeconds);
}

/** The body as JSON; a page of HTML with status 200 (a password-protected shop) is a failure, not data. */
async function json<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiError("tryAgain", response.status);
  }
}
