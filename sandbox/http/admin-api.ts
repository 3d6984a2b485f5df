/**
 * POST /admin/api/{version}/graphql.json of a shop: checks the access token, plays the switched-on faults, hands the
 * document to the engine and records the call. The engine owns schema, scopes and cost; this file owns HTTP.
 */
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { ShopState } from "../domain/types";
import { takeFault } from "../faults/switches";
import type { SandboxContext } from "./context";
import { json, text, type Inbound, type Reply } from "./exchange";

const HANG_MS = 30_000;

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
  const document = documentShape.safeParse(parseJson(await inbound.body()));
  const operation = document.success ? operationName(document.data.query, document.data.operationName) : "unreadable";
  const answer = (reply: Reply, meta: { cost?: number | null; codes?: string[] } = {}): Reply => {
    const errorCodes = meta.codes ?? [];
    context.calls.add({
      at: context.world.now(),
      shop: shop.domain,
      operation,
      status: reply.status,
      cost: meta.cost ?? null,
      throttled: errorCodes.includes("THROTTLED"),
      errorCodes,
      durationMs: Date.now() - startedAt,
    });
    return reply;
  };

  const token = context.tokens.find(shop.domain, inbound.headers["x-shopify-access-token"] ?? "", context.world.now());
  if (!token || !shop.install)
    return answer(
      json({ errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" }, 401),
    );
  if (token.expiresAt === null)
    return answer(json({ errors: "[API] Non-expiring access tokens are no longer accepted for the Admin API" }, 403));
  const fault = await playFault(context);
  if (fault) return answer(fault, { codes: fault.status === 200 ? ["THROTTLED"] : [] });
  if (!document.success) return answer(json({ errors: { query: "Required parameter missing or invalid" } }, 400));

  const result = await context.sandbox.engine.execute({
    shop,
    grantedScopes: shop.install.scopes,
    apiVersion,
    query: document.data.query,
    variables: document.data.variables ?? {},
    ...(document.data.operationName ? { operationName: document.data.operationName } : {}),
  });
  const headers = { "x-request-id": crypto.randomUUID(), "x-shopify-api-version": apiVersion, ...result.headers };
  return answer(json(result.body, result.status, headers), readMeta(result.body));
}

async function playFault(context: SandboxContext): Promise<Reply | null> {
  if (takeFault(context.faults, "timeouts")) {
    await delay(HANG_MS, undefined, { ref: false });
    return text("", 504);
  }
  if (takeFault(context.faults, "http500")) return json({ errors: "Internal Server Error" }, 500);
  if (takeFault(context.faults, "http429"))
    return json({ errors: "Exceeded API rate limit" }, 429, { "retry-after": "2.0" });
  if (!takeFault(context.faults, "throttle")) return null;
  return json({
    errors: [
      {
        message: "Throttled",
        extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
      },
    ],
    extensions: {
      cost: {
        requestedQueryCost: 100,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 },
      },
    },
  });
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
