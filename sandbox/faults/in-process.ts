/**
 * Trouble without sockets, for tests that call the engine in their own process: wraps the `fetch` they give the app,
 * for Admin API calls and for bulk files, and disturbs a list of webhooks. Errors look as undici's do on the wire.
 */
import { troubledAnswer, servedVersion } from "./admin-answers";
import { troubledFile } from "./bulk-trouble";
import { chance } from "./random";
import type { Trouble } from "./trouble";

export interface WireCall {
  query: string;
  variables: Record<string, unknown>;
  apiVersion: string;
  /** 0 when protected fields are to be nulled; pass it on to engine.execute. */
  protectedDataLevel: 0 | undefined;
}

export interface AdminWire {
  trouble: Trouble;
  shopDomain: string;
  /** Asks the engine; its answer is what an untroubled call gets. */
  execute(call: WireCall): Promise<{ status: number; body: unknown; headers?: Record<string, string> }>;
  /** Lets time pass for slow and never-answered calls; a test moves its clock. Default: none passes. */
  wait?(ms: number): Promise<void>;
  /** Told when tokens are revoked in mid-flight; that call is answered 401. */
  onRevoked?(): void;
}

/** A fetch for the Admin API of one shop, with the trouble's faults. */
export function troubledFetch(wire: AdminWire): typeof fetch {
  const { trouble, shopDomain } = wire;
  const wait = wire.wait ?? (async () => undefined);
  return async (input, init) => {
    const { query, variables } = JSON.parse(String(init?.body)) as Pick<WireCall, "query" | "variables">;
    const asked = /\/api\/([^/]+)\//.exec(String(input instanceof Request ? input.url : input))?.[1] ?? "2026-10";
    if (trouble.faults["latency-ms"]) await wait(trouble.faults["latency-ms"]);
    const kind = trouble.strike("admin", shopDomain, /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? "anonymous");
    if (kind === "timeouts") {
      await wait(trouble.faults["hang-ms"]);
      throw brokenConnection("UND_ERR_SOCKET", "other side closed");
    }
    if (kind === "reset") throw brokenConnection("ECONNRESET", "socket hang up");
    if (kind === "revoke-after") wire.onRevoked?.();
    const given = troubledAnswer(kind);
    if (given) return new Response(given.body, { status: given.status, headers: given.headers });
    const version = servedVersion(trouble.faults, asked);
    if (version === null) return Response.json({ errors: "Not Found" }, { status: 404 });
    if (kind === "slow") await wait(trouble.plan()?.slowMs ?? 0);
    const protectedDataLevel = kind === "protected-null" ? 0 : undefined;
    const answer = await wire.execute({ query, variables, apiVersion: version, protectedDataLevel });
    const response = { status: answer.status, headers: answer.headers ?? {} };
    if (kind === "reset-after-headers") return cutResponse("", response);
    if (kind === "reset-mid-body") {
      const body = JSON.stringify(answer.body);
      return cutResponse(body.slice(0, Math.floor(body.length / 2)), response);
    }
    return Response.json(answer.body, response);
  };
}

/** A fetch for bulk files: `open` gives the whole file's text, or null when there is none at that address. */
export function troubledFiles(
  trouble: Trouble,
  shopDomain: string,
  open: (url: URL) => Promise<string | null>,
): typeof fetch {
  return async (input) => {
    const url = new URL(String(input instanceof Request ? input.url : input));
    const whole = await open(url);
    const file = whole === null ? null : troubledFile(trouble.strike("file", shopDomain, url.pathname), whole);
    if (!file) return new Response("expired", { status: 400 });
    if (file.brokenAt !== null) return cutResponse(file.text.slice(0, file.brokenAt), { status: 200 });
    return new Response(file.text, { headers: { "content-type": "application/jsonl" } });
  };
}

/**
 * The events as they arrive: some lost, some twice, some overtaken, the late ones last. Nothing is dropped but what
 * the trouble drops, and the same trouble gives the same order.
 */
export function disturb<T>(
  trouble: Trouble,
  shopDomain: string,
  events: readonly T[],
  topic: (event: T) => string,
): T[] {
  const shop = shopDomain.replace(/\.myshopify\.com$/, "");
  const seed = trouble.plan()?.seed ?? 0;
  const placed = events.flatMap((event, index) => {
    const kinds = trouble.strikes("webhook", shopDomain, topic(event));
    if (kinds.includes("webhooks-drop")) return [];
    const late = kinds.includes("webhooks-late") ? events.length : 0;
    const moved = kinds.includes("webhooks-shuffle") ? chance(seed, "place", shop, index) * events.length : index;
    const copies = kinds.includes("webhooks-duplicate") ? 1 + Number(trouble.faults["webhooks-duplicate"] || 1) : 1;
    return Array.from({ length: copies }, (_, copy) => ({
      event,
      at: late + moved + (copy && chance(seed, "copy", shop, index, copy) * events.length),
    }));
  });
  return placed.sort((a, b) => a.at - b.at).map((one) => one.event);
}

function brokenConnection(code: string, message: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
}

/** A response whose body breaks after `start`. */
function cutResponse(start: string, init: ResponseInit): Response {
  let isSent = start === "";
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) return controller.error(new TypeError("terminated", { cause: new Error("other side closed") }));
      isSent = true;
      controller.enqueue(new TextEncoder().encode(start));
    },
  });
  return new Response(body, init);
}
