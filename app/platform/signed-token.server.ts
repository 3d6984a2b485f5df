/**
 * Short-lived signed values that a browser carries and cannot change: `payload.keyId.signature`, HMAC-SHA256. Called by
 * chat for sessions and visitor keys. A token is good for one audience, until it expires, under any secret still listed;
 * everything else is null, without saying why.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "./clock";
import { systemClock } from "./clock";
import { env } from "./env.server";

/** More than any token of ours; what is longer is not looked at. */
const MAX_TOKEN_CHARS = 4096;

/** @param options.audience what the token is for, e.g. "chat-session"; @param options.ttlSeconds its life */
export function signToken(
  payload: Record<string, unknown>,
  options: { audience: string; ttlSeconds: number; secrets?: string[] },
  clock: Clock = systemClock,
): string {
  const [secret = ""] = options.secrets ?? env().secrets;
  const exp = Math.floor(clock.nowMs() / 1000) + options.ttlSeconds;
  const body = Buffer.from(JSON.stringify({ ...payload, aud: options.audience, exp })).toString("base64url");
  return `${body}.${keyId(secret)}.${signatureOf(body, options.audience, secret).toString("base64url")}`;
}

/** The payload (with `aud` and `exp`), to be parsed by the caller's schema; null when the token is not good. */
export function verifyToken(
  token: string,
  options: { audience: string; secrets?: string[] },
  clock: Clock = systemClock,
): Record<string, unknown> | null {
  if (token.length > MAX_TOKEN_CHARS) return null;
  const [body, id, signature, ...rest] = token.split(".");
  if (!body || !id || !signature || rest.length > 0) return null;
  const secret = (options.secrets ?? env().secrets).find((candidate) => keyId(candidate) === id);
  if (secret === undefined) return null;
  const given = Buffer.from(signature, "base64url");
  const expected = signatureOf(body, options.audience, secret);
  // Base64url has more than one spelling of the last character; only ours counts, so a token is one string.
  if (given.length !== expected.length || given.toString("base64url") !== signature) return null;
  if (!timingSafeEqual(given, expected)) return null;
  const payload = parse(body);
  const isGood = payload?.["aud"] === options.audience && Number(payload["exp"]) * 1000 > clock.nowMs();
  return isGood ? payload : null;
}

/** The audience is part of the key, so that a token of one audience never verifies under another. */
function signatureOf(body: string, audience: string, secret: string): Buffer {
  return createHmac("sha256", `${audience}\n${secret}`).update(body).digest();
}

function keyId(secret: string): string {
  return createHash("sha256").update(`aisle-key-id\n${secret}`).digest("base64url").slice(0, 6);
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
