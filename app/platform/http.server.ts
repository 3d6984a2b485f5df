/**
 * What every door of the API does the same way: bodies read within a limit and by a schema, errors as one kind of reply,
 * one log line per request. Called by app/routes. Missing and not-yours give the same bytes; no detail of an error
 * reaches a shopper.
 */
import type { z } from "zod";
import { AppError, ERROR_TABLE, toAppError } from "./errors";
import { log, logError } from "./log.server";
import { histogram } from "./metrics.server";

const MAX_BODY_BYTES = 16 * 1024;

/** What a loader's and an action's arguments have in common. */
interface DoorArgs {
  request: Request;
}

/** The reply for anything thrown: ErrorReply of app/chat/protocol.ts, with the status of ERROR_TABLE. */
export function errorResponse(thrown: unknown): Response {
  const error = toAppError(thrown);
  // "shop-not-installed" is told as "not-found": whether a shop is ours is nobody's business.
  const code = error.status === 404 ? "not-found" : error.code;
  const { status, shopperKey } = ERROR_TABLE[code];
  const retryAfterSeconds = status === 404 ? null : error.retryAfterSeconds;
  const headers = new Headers({ "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  if (retryAfterSeconds !== null) headers.set("Retry-After", String(retryAfterSeconds));
  const body = JSON.stringify({ kind: "error", code, key: shopperKey, retryAfterSeconds });
  return new Response(body, { status, headers });
}

/**
 * The request's JSON body as the schema gives it.
 * @param maxBytes of the body as sent; a longer one is not read to its end
 * @throws AppError("body-too-large" | "bad-request")
 */
export async function readJson<T>(request: Request, schema: z.ZodType<T>, maxBytes = MAX_BODY_BYTES): Promise<T> {
  const bytes = await readAtMost(request, maxBytes);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("bad-request", "The body is not JSON in UTF-8.");
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError("bad-request", `The body does not fit: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
}

/** Wraps a loader or action: thrown errors become replies, and the request becomes one line of the log. */
export function door<A extends DoorArgs>(
  name: string,
  handler: (args: A) => Promise<Response>,
): (args: A) => Promise<Response> {
  return async (args) => {
    const startedMs = performance.now();
    const response = await answerOf(name, handler, args);
    const durationMs = Math.round(performance.now() - startedMs);
    const fields = { event: "request-answered", door: name, method: args.request.method, status: response.status };
    log.info({ ...fields, durationMs }, `${name} ${response.status}`);
    durations().observe({ door: name, status: String(response.status) }, durationMs);
    return response;
  };
}

/** The shopper's leaving, as server/web.ts sees it; never aborts where the app runs under another server. */
export function leaveSignal(context: unknown): AbortSignal {
  const signal = typeof context === "object" && context !== null && "signal" in context ? context.signal : null;
  return signal instanceof AbortSignal ? signal : new AbortController().signal;
}

async function answerOf<A extends DoorArgs>(
  name: string,
  handler: (args: A) => Promise<Response>,
  args: A,
): Promise<Response> {
  try {
    return await handler(args);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    logError(thrown, { event: "request-failed", door: name });
    return errorResponse(thrown);
  }
}

async function readAtMost(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new AppError("body-too-large", `The body is longer than ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    total += part.value.byteLength;
    if (total > maxBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

const durations = () => histogram("request_duration_ms", "Time to the reply's head, by door", ["door", "status"]);
