/**
 * The one error type of the app and the one table of its codes: HTTP status, log level, and who may see the detail.
 * Thrown by every domain, turned into replies by platform/http. Each code has a row in docs/failure-modes.md.
 */
import { isDatabaseTrouble } from "./database-trouble";

interface ErrorRow {
  status: number;
  logLevel: "debug" | "info" | "warn" | "error";
  /** Catalogue key under chat.error that a shopper sees; the detail itself is for logs and merchants only. */
  shopperKey: string;
}

export const ERROR_TABLE = {
  "bad-request": { status: 400, logLevel: "info", shopperKey: "badRequest" },
  "message-empty": { status: 400, logLevel: "debug", shopperKey: "messageEmpty" },
  "message-too-long": { status: 413, logLevel: "info", shopperKey: "messageTooLong" },
  "body-too-large": { status: 413, logLevel: "info", shopperKey: "messageTooLong" },
  unauthorised: { status: 401, logLevel: "info", shopperKey: "sessionExpired" },
  "not-found": { status: 404, logLevel: "info", shopperKey: "notFound" },
  conflict: { status: 409, logLevel: "info", shopperKey: "tryAgain" },
  "too-many-requests": { status: 429, logLevel: "warn", shopperKey: "tooManyMessages" },
  "assistant-off": { status: 403, logLevel: "info", shopperKey: "assistantOff" },
  "shop-not-installed": { status: 404, logLevel: "warn", shopperKey: "notFound" },
  "shopify-throttled": { status: 503, logLevel: "warn", shopperKey: "tryAgain" },
  "shopify-unavailable": { status: 503, logLevel: "warn", shopperKey: "tryAgain" },
  "shopify-unauthorised": { status: 503, logLevel: "warn", shopperKey: "tryAgain" },
  "shopify-rejected": { status: 502, logLevel: "error", shopperKey: "tryAgain" },
  "scope-missing": { status: 503, logLevel: "error", shopperKey: "tryAgain" },
  "bulk-failed": { status: 502, logLevel: "error", shopperKey: "tryAgain" },
  "model-unavailable": { status: 503, logLevel: "warn", shopperKey: "tryAgain" },
  "model-rate-limited": { status: 503, logLevel: "warn", shopperKey: "tryAgain" },
  "model-timeout": { status: 504, logLevel: "warn", shopperKey: "tryAgain" },
  "model-bad-output": { status: 502, logLevel: "warn", shopperKey: "tryAgain" },
  "model-rejected": { status: 502, logLevel: "error", shopperKey: "tryAgain" },
  "database-unavailable": { status: 503, logLevel: "error", shopperKey: "tryAgain" },
  "bad-configuration": { status: 500, logLevel: "error", shopperKey: "tryAgain" },
  internal: { status: 500, logLevel: "error", shopperKey: "tryAgain" },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERROR_TABLE;

export class AppError extends Error {
  readonly code: ErrorCode;
  /** Seconds after which a retry makes sense, where known. */
  readonly retryAfterSeconds: number | null;

  /**
   * @param code row of ERROR_TABLE
   * @param message for logs and merchants: what happened and how to mend it; never personal data
   */
  constructor(code: ErrorCode, message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }

  get status(): number {
    return ERROR_TABLE[this.code].status;
  }
}

/** Any thrown value as an AppError: the database's own trouble by its name, others as `internal`, with their cause kept. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError(isDatabaseTrouble(thrown) ? "database-unavailable" : "internal", message, { cause: thrown });
}
