/**
 * The errors of the Admin GraphQL API as values, and what each means for the app. Used by the client (to decide on a
 * retry) and by the document files (to tell "gone" from "could not be read"). Pure: no network, no shop.
 */
import { z } from "zod";

export const graphqlErrorSchema = z.object({
  message: z.string().default(""),
  path: z.array(z.union([z.string(), z.number()])).nullish(),
  extensions: z.object({ code: z.string().nullish() }).loose().nullish(),
});
export type GraphqlError = z.infer<typeof graphqlErrorSchema>;

/** Bucket state of a shop, in points; from `extensions.cost.throttleStatus` (shopify.dev, API rate limits). */
export const throttleStatusSchema = z.object({
  maximumAvailable: z.number(),
  currentlyAvailable: z.number(),
  restoreRate: z.number(),
});
export type ThrottleStatus = z.infer<typeof throttleStatusSchema>;

export const graphqlReplySchema = z.object({
  data: z.unknown().optional(),
  errors: z.union([z.array(graphqlErrorSchema), z.string()]).nullish(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number().nullish(),
          actualQueryCost: z.number().nullish(),
          throttleStatus: throttleStatusSchema.nullish(),
        })
        .nullish(),
    })
    .loose()
    .nullish(),
});
export type GraphqlReply = z.infer<typeof graphqlReplySchema>;

export type GraphqlTrouble = "throttled" | "too-costly" | "server-error" | "access-denied" | "other";

/**
 * What a reply without usable data means. A reply with data is no trouble: protected fields come back null with an
 * ACCESS_DENIED entry and HTTP 200 (shopify.dev, protected customer data), and the caller goes on without them.
 */
export function troubleOf(reply: { data: unknown; errors: GraphqlError[] }): GraphqlTrouble | null {
  const codes = reply.errors.map((error) => error.extensions?.code ?? "");
  if (codes.includes("THROTTLED")) return "throttled";
  if (codes.includes("MAX_COST_EXCEEDED")) return "too-costly";
  if (reply.data !== null && reply.data !== undefined) return null;
  if (codes.includes("INTERNAL_SERVER_ERROR") || codes.includes("TIMEOUT")) return "server-error";
  if (codes.includes("ACCESS_DENIED")) return "access-denied";
  return "other";
}

/** True when an error lies at or below this path; without a path an error may concern anything. */
export function concerns(error: GraphqlError, path: readonly (string | number)[]): boolean {
  if (!error.path || error.path.length === 0) return true;
  const shorter = Math.min(error.path.length, path.length);
  return path.slice(0, shorter).every((part, index) => String(error.path?.[index]) === String(part));
}
