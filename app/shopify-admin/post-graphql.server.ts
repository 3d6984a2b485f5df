/**
 * One HTTP request to a shop's Admin GraphQL endpoint, with its outcome as a value. Called by the client's retry loop.
 * It never throws and never logs: the token stays in the header.
 */
import { AppError } from "~/platform/errors";
import { barredBy } from "./barred";

const TIMEOUT_MS = 20_000;

export interface Wire {
  fetch: typeof fetch;
  apiVersion: string;
}

export interface GraphqlPost {
  shopDomain: string;
  token: string;
  document: string;
  variables: Record<string, unknown>;
}

export type PostOutcome =
  /** `servedVersion`: the API version that answered, where Shopify named it. */
  | { kind: "replied"; body: unknown; servedVersion: string | null }
  | { kind: "unauthorised" }
  | { kind: "failed"; error: AppError; retryAfterMs: number | null; isSafeToRepeat: boolean };

export async function postGraphql(wire: Wire, post: GraphqlPost): Promise<PostOutcome> {
  let response: Response;
  let text: string;
  try {
    response = await wire.fetch(`https://${post.shopDomain}/admin/api/${wire.apiVersion}/graphql.json`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        "x-shopify-access-token": post.token,
      },
      body: JSON.stringify({ query: post.document, variables: post.variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: "error",
    });
    text = await response.text();
  } catch (cause) {
    return unavailable(`No answer from ${post.shopDomain}.`, { cause });
  }
  if (response.status === 401) return { kind: "unauthorised" };
  if (response.status === 429) {
    const retryAfterMs = retryAfter(response);
    const error = new AppError("shopify-throttled", `${post.shopDomain} answered 429.`);
    return { kind: "failed", error, retryAfterMs, isSafeToRepeat: true };
  }
  if (response.status >= 500) return unavailable(`${post.shopDomain} answered ${response.status}.`, {});
  if (response.status === 403)
    return rejected("shopify-unauthorised", `${post.shopDomain} answered 403: the app may not use the Admin API.`);
  const barred = barredBy(response.status, post.shopDomain, wire.apiVersion);
  if (barred) return { kind: "failed", error: barred, retryAfterMs: null, isSafeToRepeat: false };
  if (!response.ok) return rejected("shopify-rejected", `${post.shopDomain} answered ${response.status}.`);
  try {
    const servedVersion = response.headers.get("x-shopify-api-version");
    return { kind: "replied", body: JSON.parse(text), servedVersion };
  } catch (cause) {
    return unavailable(`${post.shopDomain} answered with something that is not JSON.`, { cause });
  }
}

/** Whether the same request may be sent again: a mutation only when Shopify surely did not run it. */
export function isTransient(outcome: Extract<PostOutcome, { kind: "failed" }>, document: string): boolean {
  const passes = outcome.error.code === "shopify-unavailable" || outcome.error.code === "shopify-throttled";
  return passes && (outcome.isSafeToRepeat || !/^\s*(#graphql)?\s*mutation\b/.test(document));
}

function unavailable(message: string, options: { cause?: unknown }): PostOutcome {
  const error = new AppError("shopify-unavailable", message, options);
  return { kind: "failed", error, retryAfterMs: null, isSafeToRepeat: false };
}

function rejected(code: "shopify-unauthorised" | "shopify-rejected", message: string): PostOutcome {
  return { kind: "failed", error: new AppError(code, message), retryAfterMs: null, isSafeToRepeat: false };
}

/** `Retry-After` is in seconds, as a decimal (shopify.dev, API rate limits); bounded so that a job is not held for long. */
function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 10) * 1000 : null;
}
