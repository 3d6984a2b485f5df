/**
 * Encrypts access tokens for rest: AES-256-GCM under keys derived from the app's secrets. Called by the session
 * storage. A sealed token that was changed by one bit, or sealed under another key, does not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const PREFIX = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface TokenBox {
  seal(token: string): string;
  /** @throws Error when the text was not sealed by this box */
  open(sealed: string): string;
}

/** @param secrets key material from the environment, never stored: the first seals, all open (rotation) */
export function tokenBox(secrets: readonly string[]): TokenBox {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync("sha256", secret, "aisle", "access-tokens-at-rest", 32)));
  return {
    seal(token) {
      const key = keys[0];
      if (!key) throw new Error("No secret to seal access tokens with.");
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const sealed = Buffer.concat([cipher.update(token, "utf8"), cipher.final()]);
      return [PREFIX, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
    },
    open(text) {
      const [prefix, iv, tag, sealed] = text.split(".");
      if (prefix !== PREFIX || !iv || !tag || sealed === undefined) throw new Error("Not a sealed token.");
      for (const key of keys) {
        const opened = tryOpen(key, { iv, tag, sealed });
        if (opened !== null) return opened;
      }
      throw new Error("The token was sealed under another key, or changed.");
    },
  };
}

function tryOpen(key: Buffer, { iv, tag, sealed }: { iv: string; tag: string; sealed: string }): string | null {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(sealed, "base64url")), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
