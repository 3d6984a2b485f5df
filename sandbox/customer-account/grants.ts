/**
 * What the customers' sign-in hands out: authorization codes (once, five minutes), access tokens (two hours) and
 * refresh tokens (thirty days, replaced at every use), by the sandbox's clock. Kept in memory with the context, so a
 * restarted sandbox asks its customers to sign in again. The lifetimes are not published and are ours.
 */
import { randomBytes } from "node:crypto";
import type { SandboxContext } from "../http/context";

export const ACCESS_LIFETIME_S = 7_200;
const CODE_LIFETIME_MS = 5 * 60_000;
const REFRESH_LIFETIME_MS = 30 * 86_400_000;

export interface CodeGrant {
  shop: string;
  customerId: number;
  redirectUri: string;
  /** base64url of the SHA-256 of the verifier. */
  codeChallenge: string;
  nonce: string | null;
}

interface Session {
  shop: string;
  customerId: number;
  expiresAt: number;
}

export interface Issued {
  accessToken: string;
  refreshToken: string;
}

export interface Grants {
  issueCode(grant: CodeGrant, nowMs: number): string;
  /** The grant of a live code, which is spent by asking; null otherwise. */
  takeCode(code: string, nowMs: number): CodeGrant | null;
  issueTokens(shop: string, customerId: number, nowMs: number): Issued;
  /** New tokens for a live refresh token of the shop, which is spent; null otherwise. */
  refresh(shop: string, refreshToken: string, nowMs: number): (Issued & { customerId: number }) | null;
  /** Who a live access token of the shop speaks for. */
  customerOf(shop: string, accessToken: string, nowMs: number): number | null;
  /** Ends every session of a customer (the sign-out page). */
  endAll(shop: string, customerId: number): void;
}

const byContext = new WeakMap<SandboxContext, Grants>();

/** The one store of a running sandbox. */
export function grantsOf(context: SandboxContext): Grants {
  const known = byContext.get(context) ?? createGrants();
  byContext.set(context, known);
  return known;
}

function createGrants(): Grants {
  const codes = new Map<string, { grant: CodeGrant; expiresAt: number }>();
  const access = new Map<string, Session>();
  const refresh = new Map<string, Session>();
  const make = (prefix: string): string => `${prefix}_${randomBytes(24).toString("base64url")}`;
  const live = (store: Map<string, Session>, shop: string, token: string, nowMs: number): Session | null => {
    const session = store.get(token);
    return session && session.shop === shop && session.expiresAt > nowMs ? session : null;
  };
  const self: Grants = {
    issueCode(grant, nowMs) {
      const code = make("code");
      codes.set(code, { grant, expiresAt: nowMs + CODE_LIFETIME_MS });
      return code;
    },
    takeCode(code, nowMs) {
      const known = codes.get(code);
      codes.delete(code);
      return known && known.expiresAt > nowMs ? known.grant : null;
    },
    issueTokens(shop, customerId, nowMs) {
      const accessToken = make("shcat");
      const refreshToken = make("shcrt");
      access.set(accessToken, { shop, customerId, expiresAt: nowMs + ACCESS_LIFETIME_S * 1000 });
      refresh.set(refreshToken, { shop, customerId, expiresAt: nowMs + REFRESH_LIFETIME_MS });
      return { accessToken, refreshToken };
    },
    refresh(shop, refreshToken, nowMs) {
      const session = live(refresh, shop, refreshToken, nowMs);
      if (!session) return null;
      refresh.delete(refreshToken);
      return { ...self.issueTokens(shop, session.customerId, nowMs), customerId: session.customerId };
    },
    customerOf: (shop, accessToken, nowMs) => live(access, shop, accessToken, nowMs)?.customerId ?? null,
    endAll(shop, customerId) {
      for (const store of [access, refresh])
        for (const [token, session] of store)
          if (session.shop === shop && session.customerId === customerId) store.delete(token);
    },
  };
  return self;
}
