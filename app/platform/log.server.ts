/**
 * The app's log: one JSON line per event on stdout, personal data and secrets taken out by key. Called everywhere on the
 * server. It promises that no shopper's words, address, e-mail or phone and no token leaves by the log.
 */
import pino from "pino";
import { env } from "./env.server";
import { ERROR_TABLE, toAppError } from "./errors";

/** Keys whose value is never written, wherever they stand in an object up to four levels deep. */
const PRIVATE_KEYS = [
  "authorization", "cookie", "password", "secret", "token", "accessToken", "refreshToken", "access_token",
  "refresh_token", "id_token", "session_token", "hmac", "signature", "apiKey", "visitorKey", "text", "body", "email",
  "phone", "address", "address1", "address2", "firstName", "lastName", "first_name", "last_name", "ip", "query",
]; // prettier-ignore

const PATHS = ["", "*.", "*.*.", "*.*.*."].flatMap((prefix) => PRIVATE_KEYS.map((key) => `${prefix}${key}`));

/** Makes a logger onto any stream; exported for its test. */
export function makeLogger(level: string, stream?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    redact: { paths: PATHS, censor: "[redacted]" },
    serializers: { err: (error: unknown) => (error instanceof Error ? safeError(error) : error) },
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      // Without a message of the caller's pino takes the error's own, which may hold a query's arguments.
      logMethod([first, ...rest], method) {
        const error = errorIn(first);
        if (error !== null && rest.length === 0)
          method.call(this, { ...fieldsOf(first), err: error }, safeMessage(error));
        else method.apply(this, [first, ...rest] as Parameters<typeof method>);
      },
    },
  };
  return stream ? pino(options, stream) : pino(options);
}

export const log = makeLogger(levelFromEnv());

/** Logs a thrown value at the level its code has in ERROR_TABLE. */
export function logError(thrown: unknown, fields: Record<string, unknown> = {}): void {
  const error = toAppError(thrown);
  log[ERROR_TABLE[error.code].logLevel]({ ...fields, code: error.code, err: error }, safeMessage(error));
}

/** What of an error may be written: Prisma puts a query's arguments into its message. */
function safeError(error: Error, depth = 0): Record<string, unknown> {
  const message = safeMessage(error);
  const cause = error.cause instanceof Error && depth < 3 ? safeError(error.cause, depth + 1) : undefined;
  const stack = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join("\n");
  return { type: error.name, message, stack, ...(cause ? { cause } : {}) };
}

/** Prisma's last line says what went wrong; URLs keep their path only, because query strings carry tokens. */
function safeMessage(error: Error): string {
  const told = error.name.startsWith("PrismaClient") ? (error.message.trim().split("\n").at(-1) ?? "") : error.message;
  return told.replace(/(https?:\/\/[^\s?]+)\?\S*/g, "$1?…");
}

function errorIn(first: unknown): Error | null {
  if (first instanceof Error) return first;
  const inner = fieldsOf(first)["err"];
  return inner instanceof Error ? inner : null;
}

function fieldsOf(first: unknown): Record<string, unknown> {
  return typeof first === "object" && first !== null && !(first instanceof Error)
    ? (first as Record<string, unknown>)
    : {};
}

/** A process with a broken environment must still be able to say so. */
function levelFromEnv(): string {
  try {
    return env().logLevel;
  } catch {
    return "info";
  }
}
