/**
 * @idempotent: the same key with the same arguments gives the first call's outcome again without doing it twice; the
 * same key with other arguments is refused. Kept for 24 hours of the world's clock.
 * Source: https://shopify.dev/docs/api/usage/idempotent-requests
 */
import { GraphQLError } from "graphql";
import type { ShopState } from "../domain/types";
import type { Args, Ctx } from "./context";

const KEEP_MS = 24 * 3600 * 1000;

interface Call {
  fingerprint: string;
  result: unknown;
  at: number;
}

const callsByShop = new WeakMap<ShopState, Map<string, Call>>();

export function replay(ctx: Ctx, mutation: string, key: string, args: Args, run: () => unknown): unknown {
  const calls = callsByShop.get(ctx.shop) ?? new Map<string, Call>();
  callsByShop.set(ctx.shop, calls);
  const now = ctx.world.now();
  const fingerprint = JSON.stringify([mutation, args]);
  const known = calls.get(key);
  if (known && now - known.at < KEEP_MS) {
    if (known.fingerprint === fingerprint) return known.result;
    throw new GraphQLError("The same idempotency key was used with different parameters.", {
      extensions: { code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" },
    });
  }
  const result = run();
  calls.set(key, { fingerprint, result, at: now });
  return result;
}
