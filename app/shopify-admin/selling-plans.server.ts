/**
 * Selling plan groups of every app at the shop, with their plans and products. Called by the import (one bulk file) and
 * by the drain (by id). A group that reaches a product by some of its variants only is not told of that product: it
 * would be promised for the others.
 */
import { z } from "zod";
import type { PlanGroupSnapshot } from "~/catalog/types";
import { bulkGroups } from "./bulk-groups";
import type { AdminClient } from "./client.server";
import { fetchNodes, type NodeResult } from "./nodes.server";

/**
 * Without app_id:ALL Shopify gives only the groups of the app that asks:
 * https://shopify.dev/changelog/new-query-filter-on-sellingplangroups
 */
export const BULK_PLAN_GROUPS = `#graphql
  query BulkPlanGroups {
    sellingPlanGroups(query: "app_id:ALL") {
      edges {
        node {
          id name
          sellingPlans {
            edges {
              node {
                __typename id name description options
                pricingPolicies {
                  __typename
                  ... on SellingPlanFixedPricingPolicy {
                    adjustmentType
                    adjustmentValue { ... on SellingPlanPricingPolicyPercentageValue { percentage } }
                  }
                }
              }
            }
          }
          products { edges { node { __typename id } } }
        }
      }
    }
  }
`;

const PLAN_GROUPS_BY_ID = `#graphql
  query PlanGroupsById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on SellingPlanGroup {
        id name
        sellingPlans(first: 31) {
          nodes {
            id name description options
            pricingPolicies {
              __typename
              ... on SellingPlanFixedPricingPolicy {
                adjustmentType
                adjustmentValue { ... on SellingPlanPricingPolicyPercentageValue { percentage } }
              }
            }
          }
        }
        products(first: 100) {
          nodes { id }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`;

const PLAN_GROUP_PRODUCTS = `#graphql
  query PlanGroupProducts($id: ID!, $after: String) {
    sellingPlanGroup(id: $id) {
      products(first: 250, after: $after) {
        nodes { id }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const GROUPS_AT_ONCE = 3;

const planSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  options: z.array(z.string()).default([]),
  pricingPolicies: z
    .array(
      z.object({
        __typename: z.string(),
        adjustmentType: z.string().nullish(),
        adjustmentValue: z.object({ percentage: z.number().nullish() }).nullish(),
      }),
    )
    .default([]),
});
const productsSchema = z.object({
  nodes: z.array(z.object({ id: z.string() })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
});
const groupSchema = z.object({
  id: z.string(),
  name: z.string(),
  sellingPlans: z.object({ nodes: z.array(planSchema) }),
  products: productsSchema,
});
const groupLine = z.object({ id: z.string(), name: z.string() });
const restReply = z.object({ sellingPlanGroup: z.object({ products: productsSchema }).nullable() });

/** @throws AppError as AdminClient.query */
export async function planGroupsByIds(
  client: AdminClient,
  gids: readonly string[],
): Promise<Map<string, NodeResult<PlanGroupSnapshot>>> {
  const request = { document: PLAN_GROUPS_BY_ID, ids: gids, schema: groupSchema, batchSize: GROUPS_AT_ONCE };
  const results = new Map<string, NodeResult<PlanGroupSnapshot>>();
  for (const [gid, result] of await fetchNodes(client, request)) {
    if (result.kind !== "found") results.set(gid, result);
    else results.set(gid, { kind: "found", value: await wholeGroup(client, result.value) });
  }
  return results;
}

/** A group with the last line that speaks of it. */
export type PlanGroupLine = { snapshot: PlanGroupSnapshot; lastLine: number };

/** Joins a bulk file's lines back into groups. @throws AppError bulk-failed when a child stands apart from its group */
export async function* planGroups(lines: AsyncIterable<Record<string, unknown>>): AsyncGenerator<PlanGroupLine> {
  for await (const group of bulkGroups(lines)) {
    const { id, name } = groupLine.parse(group.head);
    const productGids = group.below(id, "Product").map((row) => String(row["id"]));
    const plans = group.below(id, "SellingPlan").flatMap((row) => {
      const plan = planSchema.safeParse(row);
      return plan.success ? [toPlan(plan.data)] : [];
    });
    yield { snapshot: { gid: id, name, plans, productGids }, lastLine: group.lastLine };
  }
}

async function wholeGroup(client: AdminClient, node: z.infer<typeof groupSchema>): Promise<PlanGroupSnapshot> {
  const productGids = node.products.nodes.map((product) => product.id);
  let { pageInfo } = node.products;
  while (pageInfo.hasNextPage && pageInfo.endCursor) {
    const variables = { id: node.id, after: pageInfo.endCursor };
    const { data } = await client.query(PLAN_GROUP_PRODUCTS, variables, restReply);
    if (!data.sellingPlanGroup) break;
    productGids.push(...data.sellingPlanGroup.products.nodes.map((product) => product.id));
    pageInfo = data.sellingPlanGroup.products.pageInfo;
  }
  return { gid: node.id, name: node.name, plans: node.sellingPlans.nodes.map(toPlan), productGids };
}

/** A percentage is told only where it is the plan's whole price rule: later cycles may cost something else. */
function toPlan(node: z.infer<typeof planSchema>): PlanGroupSnapshot["plans"][number] {
  const [policy, ...others] = node.pricingPolicies;
  const isPlain = others.length === 0 && policy?.adjustmentType === "PERCENTAGE";
  return {
    gid: node.id,
    name: node.name,
    description: node.description?.trim() || null,
    options: node.options,
    percentOff: isPlain ? (policy.adjustmentValue?.percentage ?? null) : null,
  };
}
