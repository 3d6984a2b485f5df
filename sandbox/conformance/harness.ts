/**
 * A sandbox with one small shop and short ways to ask its Admin API, for the conformance tests. Time stands still
 * unless a test moves it, and every test makes its own.
 */
import { z } from "zod";
import { createSandbox } from "../domain/create";
import type { Sandbox, ShopState } from "../domain/types";
import { makeShop, type ShopSpec } from "../seeds/make-shop";

export const NOW = Date.parse("2026-11-20T12:00:00Z");

export const allScopes = [
  "write_products",
  "write_orders",
  "write_customers",
  "write_returns",
  "read_content",
  "read_legal_policies",
  "read_locales",
  "read_locations",
  "read_inventory",
];

const bodyShape = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.string(),
      z.array(
        z.object({
          message: z.string(),
          path: z.array(z.union([z.string(), z.number()])).optional(),
          extensions: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    ])
    .optional(),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        actualQueryCost: z.number().nullable(),
        throttleStatus: z.object({
          maximumAvailable: z.number(),
          currentlyAvailable: z.number(),
          restoreRate: z.number(),
        }),
      }),
    })
    .optional(),
});

export type Answer = z.infer<typeof bodyShape> & {
  status: number;
  codes: unknown[];
  /** Lower-case names. */
  headers: Record<string, string>;
};

/** What both the sandbox's engine and a store on the network answer, in one shape. */
export function readAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const parsed = bodyShape.parse(body);
  const codes = Array.isArray(parsed.errors) ? parsed.errors.map((e) => e.extensions?.["code"]) : [];
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { ...parsed, status, codes, headers: lower };
}

export interface Bench {
  sandbox: Sandbox;
  shop: ShopState;
  ask(
    query: string,
    variables?: Record<string, unknown>,
    options?: { scopes?: string[]; version?: string },
  ): Promise<Answer>;
  /** Data at a dotted path, e.g. "products.nodes"; fails the test when there are errors. */
  read(query: string, path: string, variables?: Record<string, unknown>): Promise<unknown>;
}

/** `spec` null takes the shop that an earlier bench left in `dataDir`. */
export async function bench(
  spec: Partial<ShopSpec> | null = {},
  now: () => number = () => NOW,
  dataDir: string | null = null,
): Promise<Bench> {
  const sandbox = await createSandbox({ demoShops: false, now, dataDir });
  const saved = sandbox.world.shops.get("bench.myshopify.com");
  const shop = spec === null && saved ? saved : makeShop(sandbox.world, { handle: "bench", ...spec });
  const ask: Bench["ask"] = async (query, variables = {}, options = {}) => {
    const { status, body, headers } = await sandbox.engine.execute({
      shop,
      grantedScopes: options.scopes ?? allScopes,
      apiVersion: options.version ?? "2026-10",
      query,
      variables,
    });
    return readAnswer(status, body, headers);
  };
  return {
    sandbox,
    shop,
    ask,
    async read(query, path, variables) {
      const answer = await ask(query, variables);
      if (answer.errors) throw new Error(`Unexpected errors: ${JSON.stringify(answer.errors)}`);
      return at(answer.data, path);
    },
  };
}

export function at(data: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data);
}

export async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}
