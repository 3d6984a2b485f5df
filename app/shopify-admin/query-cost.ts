/**
 * What a query is going to cost, so that it is sent only when the bucket holds that much. Used by the client: a careful
 * guess before an operation's first reply, then what Shopify said, scaled by how many ids are asked for. Pure.
 */
import { z } from "zod";

/** No query may cost more (https://shopify.dev/docs/api/usage/limits#single-query-limit). */
const MOST_POINTS = 1000;
/** Mutations cost ten and what they give back; queries without lists little more. */
const SMALL_POINTS = 100;
/** Generous for a resource with its own lists. */
const GUESS_PER_ID = 40;

const idsSchema = z.object({ ids: z.array(z.unknown()) });

export interface CostBook {
  /** Points to wait for before this request. */
  expect(operation: string, document: string, variables: Record<string, unknown>): number;
  /** Notes what Shopify said it would cost at most (`requestedQueryCost`). */
  learn(operation: string, variables: Record<string, unknown>, points: number): void;
}

export function createCostBook(): CostBook {
  const pointsPerUnit = new Map<string, number>();
  return {
    expect(operation, document, variables) {
      const known = pointsPerUnit.get(operation);
      const points = known === undefined ? guess(document, variables) : known * units(variables);
      return Math.min(MOST_POINTS, Math.ceil(points));
    },
    learn(operation, variables, points) {
      pointsPerUnit.set(operation, points / units(variables));
    },
  };
}

function guess(document: string, variables: Record<string, unknown>): number {
  if (/^\s*(#graphql)?\s*mutation\b/.test(document)) return SMALL_POINTS;
  if (idsSchema.safeParse(variables).success) return SMALL_POINTS + GUESS_PER_ID * units(variables);
  return /\b(first|last)\s*:/.test(document) ? MOST_POINTS : SMALL_POINTS;
}

/** A query for many ids costs by their number. */
function units(variables: Record<string, unknown>): number {
  const parsed = idsSchema.safeParse(variables);
  return parsed.success ? Math.max(1, parsed.data.ids.length) : 1;
}
