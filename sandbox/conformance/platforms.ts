/**
 * The two platforms that the read-only rules of platform.test.ts are held against: the sandbox, and a real development
 * store when SHOPIFY_CONFORMANCE_SHOP and SHOPIFY_CONFORMANCE_TOKEN name one. Nothing here writes to a store.
 */
import { z } from "zod";
import { bench, readAnswer, type Answer } from "./harness";

export const API_VERSION = "2026-10";

export interface Platform {
  ask(query: string, variables?: Record<string, unknown>, version?: string): Promise<Answer>;
}

const storeShape = z.object({
  SHOPIFY_CONFORMANCE_SHOP: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
  SHOPIFY_CONFORMANCE_TOKEN: z.string().min(1),
});

/** Whether the environment names a store. A name that is not a permanent domain is an error, not a skipped run. */
export function isStoreGiven(): boolean {
  return Boolean(process.env["SHOPIFY_CONFORMANCE_SHOP"] || process.env["SHOPIFY_CONFORMANCE_TOKEN"]);
}

/** @throws when the environment names no store, or half of one */
export function storePlatform(): Platform {
  const { SHOPIFY_CONFORMANCE_SHOP: shop, SHOPIFY_CONFORMANCE_TOKEN: token } = storeShape.parse(process.env);
  return {
    async ask(query, variables = {}, version = API_VERSION) {
      const response = await fetch(`https://${shop}/admin/api/${version}/graphql.json`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-shopify-access-token": token },
        body: JSON.stringify({ query, variables }),
      });
      const body: unknown = await response.json().catch(() => ({}));
      return readAnswer(response.status, body, Object.fromEntries(response.headers));
    },
  };
}

/** A sandbox shop of seven products, as any development store has a few. */
export async function sandboxPlatform(): Promise<Platform> {
  const products = ["Red wool hat", "Blue wool scarf", "Rain jacket", "Tent", "Camp mug", "防水冲锋衣", "Trail sock"];
  const { ask } = await bench({
    products: products.map((title, index) => ({ title, handle: `item-${index + 1}`, priceMinor: 1000 + index })),
  });
  return { ask: (query, variables, version) => ask(query, variables, version === undefined ? {} : { version }) };
}
