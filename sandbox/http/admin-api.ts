/**
 * POST /admin/api/{version}/graphql.json of a shop: checks the access token, plays the trouble that strikes the call,
 * hands the document to the engine and records the call. The engine owns schema, scopes and cost; this file owns HTTP.
 */
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { ShopState } from "../domain/types";
import { refusedToken, servedVersion, troubledAnswer, type TroubledAnswer } from "../faults/admin-answers";
import type { SandboxContext } from "./context";
import { json, text, type Inbound, type Reply } from "./exchange";

const documentShape = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export async function adminGraphql(
  context: SandboxContext,
  shop: ShopState,
  apiVersion: string,
  inbound: Inbound,
): Promise<Reply> {
  const startedAt = Date.now();
  const { trouble } = context;
  const document = documentShape.safeParse(parseJson(await inbound.body()));
  const operation = document.success ? operationName(document.data.query, document.data.operationName) : "unreadable";
  const answer = (reply: Reply, meta: { cost?: number | null; codes?: string[] } = {}): Reply => {
    const errorCodes = meta.codes ?? [];
    context.calls.add({
      at: context.world.now(),
      shop: shop.domain,
      operation,
      status: reply.cut === "before-headers" ? 0 : reply.status,
      cost: meta.cost ?? null,
      throttled: errorCodes.includes("THROTTLED"),
      errorCodes,
      deprecated: String(reply.headers?.["X-Shopify-API-Deprecated-Reason"] ?? ""),
      durationMs: Date.now() - startedAt,
    });
    return reply;
  };

  const token = context.tokens.find(shop.domain, inbound.headers["x-shopify-access-token"] ?? "", context.world.now());
  if (!token || !shop.install) return answer(replyOf(refusedToken()));
  if (token.expiresAt === null)
    return answer(json({ errors: "[API] Non-expiring access tokens are no longer accepted for the Admin API" }, 403));
  if (trouble.faults["latency-ms"]) await pass(trouble.faults["latency-ms"]);
  const kind = trouble.strike("admin", shop.domain, operation);
  if (kind === "timeouts") await pass(trouble.faults["hang-ms"]);
  if (kind === "timeouts" || kind === "reset") return answer({ ...text("", 504), cut: "before-headers" });
  if (kind === "revoke-after") context.tokens.revoke(shop.domain, "access");
  const given = troubledAnswer(kind);
  if (given) return answer(replyOf(given), { codes: given.codes });
  const version = servedVersion(trouble.faults, apiVersion);
  if (version === null) return answer(json({ errors: "Not Found" }, 404));
  if (kind === "slow") await pass(trouble.plan()?.slowMs ?? 0);
  if (!document.success) return answer(json({ errors: { query: "Required parameter missing or invalid" } }, 400));

  const result = await context.sandbox.engine.execute({
    shop,
    grantedScopes: shop.install.scopes,
    apiVersion: version,
    query: document.data.query,
    variables: document.data.variables ?? {},
    ...(document.data.operationName ? { operationName: document.data.operationName } : {}),
    ...(kind === "protected-null" ? { protectedDataLevel: 0 } : {}),
  });
  const headers = { "x-request-id": crypto.randomUUID(), ...result.headers };
  const reply = json(result.body, result.status, headers);
  if (kind === "reset-after-headers") reply.cut = "after-headers";
  if (kind === "reset-mid-body") reply.cut = "mid-body";
  return answer(reply, readMeta(result.body));
}

/** Real time: the app's own clock must see the wait. */
function pass(ms: number): Promise<void> {
  return delay(ms, undefined, { ref: false });
}

function replyOf(answer: TroubledAnswer): Reply {
  return { status: answer.status, headers: answer.headers, body: answer.body };
}

const metaShape = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }).partial().optional() })).optional(),
  extensions: z
    .object({
      cost: z.object({ actualQueryCost: z.number().nullable(), requestedQueryCost: z.number().nullable() }).partial(),
    })
    .partial()
    .optional(),
});

function readMeta(body: unknown): { cost: number | null; codes: string[] } {
  const meta = metaShape.safeParse(body);
  if (!meta.success) return { cost: null, codes: [] };
  const cost = meta.data.extensions?.cost;
  return {
    cost: cost?.actualQueryCost ?? cost?.requestedQueryCost ?? null,
    codes: (meta.data.errors ?? []).map((error) => error.extensions?.code ?? "ERROR"),
  };
}

function operationName(query: string, given: string | null | undefined): string {
  return given ?? /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? "anonymous";
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    return null;
  }
}
