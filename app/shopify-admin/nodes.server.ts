/**
 * Reads many resources by id in as few queries as their cost allows. Called by the products, orders, customers and
 * collections files of this folder. It promises to tell "deleted at the shop" from "could not be read this time":
 * a null beside an error is never taken for a deletion.
 */
import { z } from "zod";
import { QueryTooCostly, type AdminClient } from "./client.server";
import { AppError } from "~/platform/errors";
import { concerns, type GraphqlError } from "./graphql-error";

export type NodeResult<Value> =
  { kind: "found"; value: Value } | { kind: "gone" } | { kind: "unreadable"; why: string };

export interface NodesRequest<Node> {
  /** A document with one variable `$ids: [ID!]!` whose root field is `nodes(ids: $ids)`. */
  document: string;
  ids: readonly string[];
  schema: z.ZodType<Node>;
  /** Most ids in one query; halved whenever Shopify calls a query too costly, and remembered. */
  batchSize: number;
  /** Fields without which a node is not whole: one that the shop bars makes the node unreadable, not empty. */
  needed?: readonly string[];
}

const nodesReply = z.object({ nodes: z.array(z.unknown()) });
const learnedBatchSize = new Map<string, number>();

/**
 * @returns one entry per id asked for
 * @throws AppError as AdminClient.query does, when the whole query failed; scope-missing when a resource itself may not
 *   be read (one protected field of it that may not is no such case)
 */
export async function fetchNodes<Node>(
  client: AdminClient,
  request: NodesRequest<Node>,
): Promise<Map<string, NodeResult<Node>>> {
  const results = new Map<string, NodeResult<Node>>();
  const waiting = [...new Set(request.ids)];
  while (waiting.length > 0) {
    const size = Math.min(request.batchSize, learnedBatchSize.get(request.document) ?? request.batchSize);
    const ids = waiting.slice(0, size);
    try {
      for (const [id, result] of await fetchBatch(client, request, ids)) results.set(id, result);
      waiting.splice(0, ids.length);
    } catch (thrown) {
      if (!(thrown instanceof QueryTooCostly) || ids.length === 1) throw thrown;
      learnedBatchSize.set(request.document, Math.floor(ids.length / 2));
    }
  }
  return results;
}

async function fetchBatch<Node>(
  client: AdminClient,
  request: NodesRequest<Node>,
  ids: string[],
): Promise<[string, NodeResult<Node>][]> {
  const { data, errors } = await client.query(request.document, { ids }, nodesReply);
  return ids.map((id, index) => {
    const node = data.nodes[index];
    const problem = errors.find((error) => concerns(error, ["nodes", index]));
    if (problem && isBarred(problem)) throw new AppError("scope-missing", problem.message);
    const barred = errors.find((error) => isNeededAndBarred(error, index, request.needed ?? []));
    if (barred) return [id, { kind: "unreadable", why: barred.message }];
    if (node === null || node === undefined)
      return [id, problem ? { kind: "unreadable", why: problem.message } : { kind: "gone" }];
    const parsed = request.schema.safeParse(node);
    if (parsed.success) return [id, { kind: "found", value: parsed.data }];
    const issue = parsed.error.issues[0];
    return [id, { kind: "unreadable", why: `${issue?.path.join(".")}: ${issue?.message}` }];
  });
}

/** The error stands at the node itself, not at a field below it. */
function isBarred({ path, extensions }: GraphqlError): boolean {
  return extensions?.code === "ACCESS_DENIED" && path?.length === 2;
}

function isNeededAndBarred(error: GraphqlError, index: number, needed: readonly string[]): boolean {
  if (error.extensions?.code !== "ACCESS_DENIED" || !error.path) return false;
  return concerns(error, ["nodes", index]) && needed.includes(String(error.path.at(-1)));
}
