/**
 * Reads the orders of a bulk file, as far as a bulk query reaches: with lines, parcels, refunds and returns, without a
 * parcel's events and lines and a refund's state. Called by the import's order part. An order that lacks something says
 * so (isDetailed false), and is fetched by id later.
 */
import type { OrderSnapshot } from "~/orders/types";
import { bulkGroups, type BulkGroup } from "./bulk-groups";
import { orderSchema, toOrderSnapshot } from "./order-shape";

/** `stored`: it lies before the line to begin after, and is only named. */
export type OrderGroup = { gid: string; lastLine: number } & (
  { kind: "readable"; snapshot: OrderSnapshot } | { kind: "unreadable"; why: string } | { kind: "stored" }
);

/**
 * @param afterLine lines up to here are stored already
 * @throws AppError bulk-failed when a child stands apart from its order, or as the reader throws
 */
export async function* orderGroups(
  lines: AsyncIterable<Record<string, unknown>>,
  afterLine = 0,
): AsyncGenerator<OrderGroup> {
  for await (const group of bulkGroups(lines)) {
    const { gid, lastLine } = group;
    yield lastLine <= afterLine ? { gid, lastLine, kind: "stored" } : toOrder(group);
  }
}

function toOrder(group: BulkGroup): OrderGroup {
  const { gid, lastLine, head } = group;
  const parsed = orderSchema.safeParse({
    ...head,
    lineItems: { nodes: group.below(gid, "LineItem"), pageInfo: { hasNextPage: false } },
    returns: {
      nodes: group
        .below(gid, "Return")
        .map((row) => ({ ...row, returnLineItems: { nodes: group.below(String(row["id"])) } })),
    },
    fulfillments: listOf(head["fulfillments"]).map((row) => ({
      ...row,
      events: { nodes: [] },
      fulfillmentLineItems: { nodes: [] },
    })),
    refunds: listOf(head["refunds"]).map((row) => ({ ...row, transactions: { nodes: [] } })),
  });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { gid, lastLine, kind: "unreadable", why: `${issue?.path.join(".")}: ${issue?.message}` };
  }
  const snapshot = toOrderSnapshot(parsed.data, parsed.data.lineItems.nodes);
  const isDetailed = snapshot.fulfillments.length === 0 && snapshot.refunds.length === 0;
  return { gid, lastLine, kind: "readable", snapshot: { ...snapshot, isDetailed } };
}

function listOf(value: unknown): object[] {
  return Array.isArray(value) ? value.filter((row) => typeof row === "object" && row !== null) : [];
}
