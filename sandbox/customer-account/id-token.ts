/**
 * The id_token of the customers' sign-in (RS256) and the key that checks it. The key is made once per process; the
 * discovery document names where it is published.
 */
import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

const KEY_ID = "sandbox-customer-accounts";
const LIFETIME_S = 3_600;

let pair: { publicKey: KeyObject; privateKey: KeyObject } | null = null;

export interface IdClaims {
  issuer: string;
  audience: string;
  customerId: number;
  email: string;
  nonce: string | null;
}

/** A signed id_token. Its times run on the real clock, because the client checks them against its own. */
export function signIdToken(claims: IdClaims, nowMs: number): string {
  const iat = Math.floor(nowMs / 1000);
  const signed = [
    { alg: "RS256", typ: "JWT", kid: KEY_ID },
    {
      iss: claims.issuer,
      aud: claims.audience,
      sub: String(claims.customerId),
      email: claims.email,
      email_verified: true,
      iat,
      exp: iat + LIFETIME_S,
      ...(claims.nonce === null ? {} : { nonce: claims.nonce }),
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(keys().privateKey).toString("base64url")}`;
}

/** The JSON Web Key Set of the discovery document. */
export function publishedKeys(): object {
  return { keys: [{ ...keys().publicKey.export({ format: "jwk" }), kid: KEY_ID, alg: "RS256", use: "sig" }] };
}

function keys(): { publicKey: KeyObject; privateKey: KeyObject } {
  return (pair ??= generateKeyPairSync("rsa", { modulusLength: 2048 }));
}
