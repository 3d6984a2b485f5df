/**
 * The wire between the app and the sandbox's Admin API, with trouble on it: each request may be answered by a fault
 * instead of the shop, or its answer may be lost or held back. Used by tests/chaos/world.ts. What the shop truly answered
 * is counted, so a test can ask how often an id was fetched and whether the cost bucket was ever overdrawn.
 */
import type { Sandbox, ShopState } from "../../sandbox/domain/types";

/** What can befall one Admin API request. */
export type WireFault =
  "throttled" | "http429" | "http500" | "html502" | "reset" | "lost-answer" | "timeout" | "half-body" | "unauthorised";

export const PASSING_FAULTS: readonly WireFault[] = [
  "throttled", "http429", "http500", "html502", "reset", "lost-answer", "timeout", "half-body",
]; // prettier-ignore

export interface WireLog {
  /** Requests that the shop answered, by operation name. */
  operations: string[];
  /** How often the shop answered for each id. */
  fetches: Map<string, number>;
  /** Requests that the shop itself refused for an empty cost bucket, by operation. */
  overdrawn: string[];
  /** Faults played, by kind. */
  faults: Map<WireFault, number>;
}

export function emptyLog(): WireLog {
  return { operations: [], fetches: new Map(), overdrawn: [], faults: new Map() };
}

export interface WireParts {
  sandbox: Sandbox;
  state: ShopState;
  scopes: () => string[];
  log: WireLog;
  /** The fault for this request, or null to let it through. */
  faultFor: (operation: string) => WireFault | null;
  /** Awaited before the shop is asked and again before its answer arrives: others run meanwhile. */
  pause: (moment: "before" | "after") => Promise<void>;
  /** An answer that another shop's state would give, without this shop being asked; null: ask it. */
  instead: (operation: string, query: string) => string | null;
  /** What the shop answered, as it arrives. */
  rewrite: (operation: string, text: string) => string;
}

export function adminWire(parts: WireParts): typeof fetch {
  return async (url, init) => {
    const { query, variables } = JSON.parse(String(init?.body)) as {
      query: string;
      variables: Record<string, unknown>;
    };
    const operation = /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? "?";
    const fault = parts.faultFor(operation);
    if (fault) parts.log.faults.set(fault, (parts.log.faults.get(fault) ?? 0) + 1);
    await parts.pause("before");
    if (fault && fault !== "lost-answer" && fault !== "half-body") return faultReply(fault);
    const other = parts.instead(operation, query);
    if (other !== null) return new Response(other, { status: 200 });
    const answer = await parts.sandbox.engine.execute({
      shop: parts.state,
      grantedScopes: parts.scopes(),
      apiVersion: /\/api\/([^/]+)\//.exec(String(url))?.[1] ?? "",
      query,
      variables,
    });
    const text = parts.rewrite(operation, JSON.stringify(answer.body));
    record(parts.log, operation, variables, text);
    await parts.pause("after");
    if (fault === "lost-answer") throw new TypeError("fetch failed: the connection was reset");
    if (fault === "half-body") return new Response(text.slice(0, text.length / 2), { status: 200 });
    return new Response(text, { status: answer.status, headers: { "content-type": "application/json" } });
  };
}

function record(log: WireLog, operation: string, variables: Record<string, unknown>, text: string): void {
  log.operations.push(operation);
  if (text.includes('"code":"THROTTLED"')) {
    log.overdrawn.push(operation);
    return;
  }
  const ids = Array.isArray(variables["ids"]) ? variables["ids"] : [];
  for (const id of ids) log.fetches.set(String(id), (log.fetches.get(String(id)) ?? 0) + 1);
}

/** @throws TypeError or DOMException for what has no answer at all, as fetch does */
function faultReply(fault: WireFault): Response {
  switch (fault) {
    case "throttled":
      // An HTTP 200 with errors and no data: https://shopify.dev/docs/api/usage/limits
      return Response.json({ errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] });
    case "http429":
      return Response.json({ errors: "Exceeded API rate limit" }, { status: 429, headers: { "retry-after": "2.0" } });
    case "http500":
      return Response.json({ errors: "Internal Server Error" }, { status: 500 });
    case "html502":
      return new Response("<html><body><h1>502 Bad Gateway</h1></body></html>", {
        status: 502,
        headers: { "content-type": "text/html" },
      });
    case "unauthorised":
      return Response.json({ errors: "[API] Invalid API key or access token" }, { status: 401 });
    case "timeout":
      throw new DOMException("The operation was aborted due to timeout", "TimeoutError");
    default:
      throw new TypeError("fetch failed: the connection was reset");
  }
}
