/**
 * The Admin GraphQL client of one shop: sends a document, waits for query points, retries what passes by itself, and
 * gives back parsed data. Called by the document files of this folder only. Failures are AppErrors: what a merchant
 * must mend (scope-missing, shopify-unauthorised) is told apart from what time mends (throttled, unavailable).
 */
import type { z } from "zod";
import type { Clock } from "~/platform/clock";
import { AppError } from "~/platform/errors";
import { log } from "~/platform/log.server";
import { counter } from "~/platform/metrics.server";
import { graphqlReplySchema, troubleOf, type GraphqlError } from "./graphql-error";
import { isTransient, postGraphql, type Wire } from "./post-graphql.server";
import { createCostBook, type CostBook } from "./query-cost";
import type { Lane, Throttle } from "./throttle.server";

export const ADMIN_API_VERSION = "2026-10";
const MOST_ATTEMPTS = 6;

export interface AdminAnswer<Data> {
  data: Data;
  /** Field errors beside usable data, such as protected fields that came back null. */
  errors: GraphqlError[];
}

export interface AdminClient {
  readonly shopDomain: string;
  /**
   * @param document a `#graphql` document with one named operation
   * @param schema what `data` must look like; a mismatch is `shopify-rejected`
   * @throws AppError scope-missing, shopify-unauthorised, shopify-throttled, shopify-unavailable, shopify-rejected;
   *   QueryTooCostly when the document may never run at this size
   */
  query<Schema extends z.ZodType>(
    document: string,
    variables: Record<string, unknown>,
    schema: Schema,
  ): Promise<AdminAnswer<z.infer<Schema>>>;
}

/** The document costs more than one query may (1,000 points): ask for less at a time. */
export class QueryTooCostly extends AppError {
  constructor(operation: string) {
    super("shopify-rejected", `The query ${operation} costs more than Shopify allows for one query.`);
  }
}

export interface ClientParts {
  shopDomain: string;
  clock: Clock;
  sleep(ms: number): Promise<void>;
  throttle: Throttle;
  /** How urgent this client's requests are among the shop's; default interactive. */
  lane?: Lane;
  /** Shared by the clients of one shop; default a new one. */
  costs?: CostBook;
  wire: Wire;
  /** A valid access token; `refused` is a token that Shopify just answered 401 to. Throws shopify-unauthorised. */
  accessToken(refused: string | null): Promise<string>;
}

export function createAdminClient(parts: ClientParts): AdminClient {
  const costs = parts.costs ?? createCostBook();
  return {
    shopDomain: parts.shopDomain,
    async query(document, variables, schema) {
      const operation = operationName(document);
      const reply = await send(parts, { document, variables, operation, costs });
      const parsed = schema.safeParse(reply.data);
      if (parsed.success) return { data: parsed.data, errors: reply.errors };
      if (reply.errors.some((error) => error.extensions?.code === "ACCESS_DENIED"))
        throw scopeMissing(operation, reply.errors);
      throw new AppError("shopify-rejected", `${operation}: unexpected reply: ${describe(reply.errors, parsed.error)}`);
    },
  };
}

interface Request {
  document: string;
  variables: Record<string, unknown>;
  operation: string;
  costs: CostBook;
}

async function send(parts: ClientParts, request: Request): Promise<{ data: unknown; errors: GraphqlError[] }> {
  const { operation, document, variables, costs } = request;
  let token = await parts.accessToken(null);
  let isSecondToken = false;
  for (let attempt = 1; ; attempt++) {
    const cost = costs.expect(operation, document, variables);
    const taken = await parts.throttle.take(cost, parts.lane);
    const outcome = await postGraphql(parts.wire, { document, variables, shopDomain: parts.shopDomain, token });
    const reply = outcome.kind === "replied" ? replyOf(outcome.body) : null;
    taken.settle(reply?.cost?.throttleStatus ?? null);
    if (outcome.kind === "unauthorised") {
      if (isSecondToken)
        throw new AppError("shopify-unauthorised", `${parts.shopDomain} refused a fresh access token.`);
      isSecondToken = true;
      token = await parts.accessToken(token);
      continue;
    }
    if (outcome.kind === "failed") {
      if (attempt >= MOST_ATTEMPTS || !isTransient(outcome, document)) throw outcome.error;
      await parts.sleep(outcome.retryAfterMs ?? pauseMs(attempt));
      continue;
    }
    noteVersion(parts.wire.apiVersion, outcome.servedVersion);
    if (!reply) throw new AppError("shopify-rejected", `${operation}: the reply is no GraphQL reply.`);
    const points = reply.cost?.requestedQueryCost;
    if (points) costs.learn(operation, variables, points);
    const trouble = troubleOf(reply);
    if (trouble === null) return reply;
    if (trouble === "too-costly") throw new QueryTooCostly(operation);
    if (trouble === "access-denied") throw scopeMissing(operation, reply.errors);
    if (trouble === "other") throw new AppError("shopify-rejected", `${operation}: ${describe(reply.errors)}`);
    if (attempt >= MOST_ATTEMPTS)
      throw new AppError(trouble === "throttled" ? "shopify-throttled" : "shopify-unavailable", describe(reply.errors));
    await parts.sleep(trouble === "throttled" ? parts.throttle.backOffMs(points ?? cost) : pauseMs(attempt));
  }
}

function replyOf(body: unknown) {
  const reply = graphqlReplySchema.safeParse(body);
  if (!reply.success) return null;
  const errors = typeof reply.data.errors === "string" ? [{ message: reply.data.errors }] : (reply.data.errors ?? []);
  return { data: reply.data.data, errors, cost: reply.data.extensions?.cost };
}

const notedVersions = new Set<string>();

/**
 * A version past its support is not refused: Shopify answers with the oldest it still supports and names that in a
 * header (https://shopify.dev/docs/api/usage/versioning). Documents may then fail one by one, so operators must know.
 */
function noteVersion(asked: string, served: string | null): void {
  if (served === null || served === asked) return;
  const help = "Replies that Shopify gave in another API version than the app asks for";
  counter("shopify_version_mismatch_total", help, ["served"]).inc({ served });
  if (notedVersions.has(served)) return;
  notedVersions.add(served);
  log.error({ event: "shopify-version-mismatch", asked, served }, "the app's Shopify API version is out of support");
}

function scopeMissing(operation: string, errors: GraphqlError[]): AppError {
  return new AppError(
    "scope-missing",
    `${operation}: the shop has not granted a needed access scope. ${describe(errors)}`,
  );
}

function describe(errors: GraphqlError[], parseError?: z.ZodError): string {
  const messages = errors.slice(0, 3).map((error) => error.message);
  const paths = parseError?.issues.slice(0, 3).map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? [];
  return [...messages, ...paths].join("; ").slice(0, 500);
}

function operationName(document: string): string {
  return /\b(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? "anonymous";
}

/** 0.5, 1, 2, 4, 8 s: together below the 20 s after which a waiting job is better put back. */
function pauseMs(attempt: number): number {
  return 500 * 2 ** (attempt - 1);
}
