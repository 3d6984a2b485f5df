/**
 * How much one visitor, one network address and one shop may send. Called by the doors that cost something; a refusal
 * tells when to try again.
 */
import { env } from "~/platform/env.server";
import { AppError } from "~/platform/errors";
import { rateLimiter } from "~/platform/limits.server";
import type { RateLimiter } from "~/platform/limits.server";

let limiters: { visitor: RateLimiter; address: RateLimiter; shop: RateLimiter } | null = null;

/** @throws AppError too-many-requests with the seconds to wait */
export function takeMessage(from: { visitorId: string; address: string; shopId: string }): void {
  limiters ??= makeLimiters();
  const taken = [
    limiters.visitor.take(`${from.shopId} ${from.visitorId}`),
    ...(from.address === "" ? [] : [limiters.address.take(from.address)]),
    limiters.shop.take(from.shopId),
  ];
  const waits = taken.flatMap((one) => (one.ok ? [] : [one.retryAfterSeconds]));
  if (waits.length === 0) return;
  throw new AppError("too-many-requests", "the message rate limit is reached", {
    retryAfterSeconds: Math.max(...waits),
  });
}

/**
 * The network address a request came from: as the server saw it, else as the last proxy that we trust wrote it. "" when
 * neither says; what a browser itself claims is never believed.
 * @param context the server's load context, `{address}`
 */
export function addressOf(request: Request, context: unknown): string {
  if (typeof context === "object" && context !== null && "address" in context && typeof context.address === "string") {
    return context.address;
  }
  const { trustedProxies } = env();
  const hops = request.headers.get("X-Forwarded-For")?.split(",") ?? [];
  return trustedProxies === 0 ? "" : (hops.at(-trustedProxies)?.trim() ?? "");
}

function makeLimiters() {
  const perMinute = (count: number) => rateLimiter({ capacity: count, refillPerSecond: count / 60 });
  const { visitor, address, shop } = env().messagesPerMinute;
  return { visitor: perMinute(visitor), address: perMinute(address), shop: perMinute(shop) };
}
