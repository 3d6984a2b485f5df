/**
 * Spans for OpenTelemetry, where an operator installed an SDK; without one they cost nothing. Called around the steps
 * worth seeing in a trace: a turn, a step of the model, a tool call, a job, a call to Shopify.
 */
import { SpanStatusCode, trace } from "@opentelemetry/api";
import { toAppError } from "./errors";

/** Runs `fn` in a span. A throw marks the span with the error's code and goes on. Attributes hold no personal data. */
export function inSpan<T>(
  name: string,
  attributes: Record<string, string | number | boolean>,
  fn: () => Promise<T>,
): Promise<T> {
  return trace.getTracer("aisle").startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await fn();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: toAppError(error).code });
      throw error;
    } finally {
      span.end();
    }
  });
}
