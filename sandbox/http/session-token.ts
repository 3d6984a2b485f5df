/**
 * Session tokens (HS256 JWT) as the platform's admin issues them, and their check at token exchange. The admin frame
 * and the control API's install sign them; oauth.ts verifies them. They run on the real clock, not the sandbox's: the
 * app checks them against its own.
 * Claims: https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const LIFETIME_S = 60;
const TOLERANCE_S = 10;

const claimsShape = z.object({
  iss: z.string(),
  dest: z.string(),
  aud: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number(),
  iat: z.number(),
  jti: z.string(),
  sid: z.string(),
});

export type SessionClaims = z.infer<typeof claimsShape>;

export type TokenCheck = { kind: "valid"; claims: SessionClaims } | { kind: "invalid"; reason: string };

/** A token for the shop's staff member `userId`, valid for 60 s from `nowMs`. */
export function issueSessionToken(input: {
  shopDomain: string;
  apiKey: string;
  apiSecret: string;
  userId: string;
  sessionId: string;
  nowMs: number;
}): string {
  const iat = Math.floor(input.nowMs / 1000);
  const claims: SessionClaims = {
    iss: `https://${input.shopDomain}/admin`,
    dest: `https://${input.shopDomain}`,
    aud: input.apiKey,
    sub: input.userId,
    exp: iat + LIFETIME_S,
    nbf: iat,
    iat,
    jti: randomUUID(),
    sid: input.sessionId,
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${sign(signed, input.apiSecret)}`;
}

/** Checks signature, audience, destination and times (10 s tolerance). */
export function checkSessionToken(
  token: string,
  expected: { shopDomain: string; apiKey: string; apiSecret: string; nowMs: number },
): TokenCheck {
  const [header, payload, signature, ...rest] = token.split(".");
  if (!header || !payload || !signature || rest.length > 0) return { kind: "invalid", reason: "not a JWT" };
  const wanted = Buffer.from(sign(`${header}.${payload}`, expected.apiSecret));
  const given = Buffer.from(signature);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given))
    return { kind: "invalid", reason: "bad signature" };
  const claims = claimsShape.safeParse(decode(payload));
  if (!claims.success || decodeAlgorithm(header) !== "HS256") return { kind: "invalid", reason: "bad claims" };
  const nowS = expected.nowMs / 1000;
  if (claims.data.aud !== expected.apiKey) return { kind: "invalid", reason: "wrong audience" };
  if (claims.data.dest !== `https://${expected.shopDomain}`) return { kind: "invalid", reason: "another shop" };
  if (claims.data.exp + TOLERANCE_S < nowS) return { kind: "invalid", reason: "expired" };
  if (claims.data.nbf - TOLERANCE_S > nowS) return { kind: "invalid", reason: "not yet valid" };
  return { kind: "valid", claims: claims.data };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

function decodeAlgorithm(header: string): string | null {
  const parsed = z.object({ alg: z.string() }).safeParse(decode(header));
  return parsed.success ? parsed.data.alg : null;
}

function sign(value: string, secret: string): string {
  return createHmac("sha256", secret).update(value).digest("base64url");
}
