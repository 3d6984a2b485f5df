/**
 * Bulk queries: start one, ask how it stands, read its file line by line. Called by the sync's import and full
 * reconcile. A file that ends early is always noticed: by its last line, by its count, or by the broken connection.
 */
import { z } from "zod";
import { AppError } from "~/platform/errors";
import type { AdminClient } from "./client.server";

const START = `#graphql
  mutation StartBulkQuery($query: String!, $isGrouped: Boolean!) {
    bulkOperationRunQuery(query: $query, groupObjects: $isGrouped) {
      bulkOperation { id }
      userErrors { message code }
    }
  }
`;

const STATE = `#graphql
  query BulkState($id: ID!) {
    bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount url }
  }
`;

const startReply = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullish(),
    userErrors: z.array(z.object({ message: z.string(), code: z.string().nullish() })),
  }),
});
const stateReply = z.object({
  bulkOperation: z
    .object({
      status: z.string(),
      errorCode: z.string().nullish(),
      objectCount: z.coerce.number(),
      rootObjectCount: z.coerce.number(),
      url: z.string().nullish(),
    })
    .nullable(),
});

export type BulkStart = { kind: "started"; gid: string } | { kind: "busy" };
export type BulkState =
  | { kind: "running"; objectCount: number; rootObjectCount: number }
  /** `url` is null when the query matched nothing. */
  | { kind: "completed"; objectCount: number; rootObjectCount: number; url: string | null }
  | { kind: "failed"; why: string }
  | { kind: "unknown" };

/**
 * @param isGrouped lines stand right below their parent; Shopify takes longer for it, so only where children are joined
 * @returns `busy` when the shop's five operations are under way (2026-01 and later; one for older versions)
 * @throws AppError shopify-rejected when Shopify refuses the query itself, else as AdminClient.query
 */
export async function startBulk(
  client: AdminClient,
  { query, isGrouped }: { query: string; isGrouped: boolean },
): Promise<BulkStart> {
  const { data } = await client.query(START, { query, isGrouped }, startReply);
  const { bulkOperation, userErrors } = data.bulkOperationRunQuery;
  if (bulkOperation) return { kind: "started", gid: bulkOperation.id };
  if (userErrors.some(({ code }) => code === "OPERATION_IN_PROGRESS" || code === "LIMIT_REACHED"))
    return { kind: "busy" };
  throw new AppError("shopify-rejected", `Bulk query refused: ${userErrors.map(({ message }) => message).join("; ")}`);
}

/** @throws AppError as AdminClient.query */
export async function bulkState(client: AdminClient, gid: string): Promise<BulkState> {
  const { data } = await client.query(STATE, { id: gid }, stateReply);
  const operation = data.bulkOperation;
  if (!operation) return { kind: "unknown" };
  const { objectCount, rootObjectCount } = operation;
  if (operation.status === "COMPLETED")
    return { kind: "completed", objectCount, rootObjectCount, url: operation.url ?? null };
  if (["CREATED", "RUNNING", "CANCELING"].includes(operation.status))
    return { kind: "running", objectCount, rootObjectCount };
  const denied = operation.errorCode === "ACCESS_DENIED";
  if (denied) throw new AppError("scope-missing", "The bulk query needs a scope that the shop has not granted.");
  return { kind: "failed", why: `${operation.status} ${operation.errorCode ?? ""}`.trim() };
}

const INCOMPLETE = "The bulk file is shorter than Shopify said";

/**
 * The file's lines, parsed, one at a time: memory does not grow with the file.
 * @param objectCount what Shopify said it holds; checked at the end
 * @throws AppError bulk-failed when the file is gone, cut short, or not JSON lines
 */
export async function* bulkLines(
  fetcher: typeof fetch,
  url: string,
  objectCount: number,
): AsyncGenerator<Record<string, unknown>> {
  let count = 0;
  for await (const line of textLines(fetcher, url)) {
    count += 1;
    yield parseLine(line);
  }
  if (count !== objectCount) throw new AppError("bulk-failed", `${INCOMPLETE}: ${count} of ${objectCount} lines.`);
}

function parseLine(line: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(line);
    // Told by hand: a schema would copy every line of a catalogue, and its reader has one of its own.
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
    throw new SyntaxError("not an object");
  } catch (cause) {
    throw new AppError("bulk-failed", `${INCOMPLETE}: a line is not whole.`, { cause });
  }
}

async function* textLines(fetcher: typeof fetch, url: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const chunk of fetchFile(fetcher, url)) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") yield line;
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("bulk-failed", `${INCOMPLETE}: the connection broke.`, { cause });
  }
  if (rest !== "") yield rest;
}

async function* fetchFile(fetcher: typeof fetch, url: string): AsyncGenerator<Uint8Array> {
  let response: Response;
  try {
    response = await fetcher(url, { signal: AbortSignal.timeout(30 * 60_000) });
  } catch (cause) {
    throw new AppError("bulk-failed", "The bulk file could not be fetched.", { cause });
  }
  if (!response.ok || !response.body)
    throw new AppError("bulk-failed", `The bulk file answered ${response.status}: expired or gone.`);
  const reader = response.body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    // A reader that stops early (a failed line, a shutdown) must not leave the connection open.
    await reader.cancel().catch(() => undefined);
  }
}
