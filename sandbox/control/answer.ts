/**
 * How control routes answer: JSON, and an operation's Outcome as 200 or a refusal with its code. Only control/ uses it.
 */
import type { z } from "zod";
import type { Outcome } from "../domain/operations";
import { json, type Inbound, type Reply } from "../http/exchange";

/** 200 with what `show` makes of the value; 404 or 422 for a refusal. */
export function outcomeReply<T>(outcome: Outcome<T>, show: (value: T) => unknown): Reply {
  if (outcome.kind === "done") return json(show(outcome.value));
  return json(
    { error: outcome.code, field: outcome.field, message: outcome.message },
    outcome.code === "NOT_FOUND" ? 404 : 422,
  );
}

export function notFound(message: string): Reply {
  return json({ error: "NOT_FOUND", message }, 404);
}

/** The JSON body by `shape`, or a 400 that says what is wrong. An empty body is {}. */
export async function readBody<S extends z.ZodType>(
  inbound: Inbound,
  shape: S,
): Promise<{ value: z.infer<S> } | { refusal: Reply }> {
  const raw = (await inbound.body()).toString("utf8");
  let body: unknown;
  try {
    body = raw.trim() === "" ? {} : JSON.parse(raw);
  } catch {
    return { refusal: json({ error: "INVALID", message: "The body is not JSON." }, 400) };
  }
  const parsed = shape.safeParse(body);
  if (parsed.success) return { value: parsed.data };
  const message = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  return { refusal: json({ error: "INVALID", message }, 400) };
}
