/**
 * Tells trouble of the database itself (gone, restarting, full, worn connections) from mistakes in what was asked of it: the
 * first passes by itself and is worth another try. Called by toAppError for whatever pg, Prisma and its adapter threw.
 */

/**
 * Classes of PostgreSQL's codes: connection, resources, shutdown, and a server that takes no writes for now.
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const SERVER_CODE = /^(08...|53...|57P0[1-5]|25006|58030)$/;
/** https://www.prisma.io/docs/orm/reference/error-reference: unreachable, timed out, closed, no connection free in time. */
const PRISMA_CODES: ReadonlySet<unknown> = new Set(["P1001", "P1002", "P1008", "P1011", "P1017", "P2024", "P2037"]);
const ADAPTER_KINDS: ReadonlySet<unknown> = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
  "TlsConnectionError",
]);
/** What pg says without a code. */
const MESSAGE =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;
const SOCKET_CODES: ReadonlySet<unknown> = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);
const DEEPEST = 5;

export function isDatabaseTrouble(thrown: unknown, depth = 0): boolean {
  if (typeof thrown !== "object" || thrown === null || depth > DEEPEST) return false;
  const { code, kind, message, cause, meta } = thrown as Record<string, unknown>;
  if (typeof code === "string" && SERVER_CODE.test(code)) return true;
  if (PRISMA_CODES.has(code) || ADAPTER_KINDS.has(kind)) return true;
  if (typeof message === "string" && MESSAGE.test(message)) return true;
  if (SOCKET_CODES.has(code) && isOfPg(thrown)) return true;
  return [cause, driverErrorOf(meta)].some((inner) => isDatabaseTrouble(inner, depth + 1));
}

/** A socket's error may be any service's: its stack names pg when it is the database's. */
function isOfPg(thrown: object): boolean {
  return thrown instanceof Error && /[\\/]pg(-pool|-protocol)?[\\/]/.test(thrown.stack ?? "");
}

/** Prisma keeps what its adapter threw beside a code of its own. */
function driverErrorOf(meta: unknown): unknown {
  return typeof meta === "object" && meta !== null && "driverAdapterError" in meta ? meta.driverAdapterError : null;
}
