/**
 * What can go wrong with a provider, as our error codes, and whether asking again at once makes sense. Used by
 * openai.server.ts alone. Messages carry no text of the conversation and no key.
 */
import { APIConnectionError, APIConnectionTimeoutError, APIError, OpenAIError } from "openai";
import { AppError } from "~/platform/errors";

/** Any thrown value of the SDK or of fetch as AppError("model-…"). */
export function toModelError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const cause = { cause: thrown };
  if (thrown instanceof APIConnectionTimeoutError) {
    return new AppError("model-timeout", "the provider did not answer in time", cause);
  }
  if (thrown instanceof APIConnectionError) {
    return new AppError("model-unavailable", "no connection to the provider", cause);
  }
  if (thrown instanceof APIError) return fromStatus(thrown);
  if (thrown instanceof SyntaxError) return new AppError("model-bad-output", "the provider sent broken JSON", cause);
  if (thrown instanceof OpenAIError) return new AppError("model-bad-output", "the provider's reply is not one", cause);
  // undici throws TypeError("terminated" | "fetch failed") when the connection breaks under the body.
  return new AppError("model-unavailable", "the connection to the provider broke", cause);
}

/** Longest pause before the one retry: a shopper waits meanwhile, and the built-in model does not need it. */
const MAX_PAUSE_MS = 1_000;
const PAUSE_WITHOUT_HINT_MS = 150;

/** Milliseconds to wait before one more try, or null when the fallback serves the shopper better. */
export function retryPauseMs(failure: AppError): number | null {
  if (failure.code === "model-unavailable") return PAUSE_WITHOUT_HINT_MS;
  if (failure.code !== "model-rate-limited") return null;
  if (failure.retryAfterSeconds === null) return PAUSE_WITHOUT_HINT_MS;
  const pauseMs = failure.retryAfterSeconds * 1000;
  return pauseMs <= MAX_PAUSE_MS ? pauseMs : null;
}

function fromStatus(error: APIError): AppError {
  const { status } = error;
  const what = `the provider answered ${status ?? "with an error event"}`;
  if (status === 429) {
    const seconds = retryAfterSeconds(error.headers?.get("retry-after") ?? null);
    const options = seconds === null ? { cause: error } : { cause: error, retryAfterSeconds: seconds };
    return new AppError("model-rate-limited", what, options);
  }
  if (status === 408 || status === 504) return new AppError("model-timeout", what, { cause: error });
  if (status === undefined || status >= 500) return new AppError("model-unavailable", what, { cause: error });
  return new AppError("model-rejected", `${what}: check the key, the base URL and the model's name`, { cause: error });
}

/** Retry-After in seconds; its date form is rare here and taken as "too long". */
function retryAfterSeconds(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : 3600;
}
