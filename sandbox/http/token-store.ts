/**
 * Access and refresh tokens of the installed app, as the platform keeps them. oauth.ts issues and rotates, admin-api.ts
 * checks, the control API revokes. Expiry runs on the sandbox's clock, so that a test can age a token. Rotation: a used
 * refresh token stays usable until its successor is used, at most 30 days; a new token exchange retires all others.
 * Rules: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens and
 * https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { openJsonFile } from "./json-file";

export const ACCESS_LIFETIME_S = 3_600;
export const REFRESH_LIFETIME_S = 90 * 86_400;
export const ONLINE_LIFETIME_S = 86_399;
const REUSE_MS = 30 * 86_400_000;

export interface AccessToken {
  token: string;
  shop: string;
  kind: "offline" | "online";
  expiresAt: number | null;
}

export interface RefreshToken {
  token: string;
  shop: string;
  expiresAt: number;
  /** The refresh token this one came from: it is retired when this one is used. */
  parent: string | null;
  /** When it was first used: from then on it works for 30 more days, should its successor never be. */
  firstUsedAt?: number;
}

export interface IssuedPair {
  accessToken: string;
  refreshToken: string;
}

export interface TokenStore {
  issueOffline(shop: string, nowMs: number): IssuedPair;
  issueNonExpiring(shop: string): string;
  issueOnline(shop: string, nowMs: number): string;
  /** A new pair for a usable refresh token; null when it is unknown, expired, retired or another shop's. */
  refresh(shop: string, refreshToken: string, nowMs: number): IssuedPair | null;
  /** The live access token, or null. */
  find(shop: string, accessToken: string, nowMs: number): AccessToken | null;
  /** Revokes access tokens only ("access") or everything ("all") of a shop. Returns how many went. */
  revoke(shop: string, what: "access" | "all"): number;
  countFor(shop: string): number;
  clear(): void;
  flush(): void;
}

interface Stored {
  access: AccessToken[];
  refresh: RefreshToken[];
}

/** A store kept in DIR/tokens.json, or in memory when `dataDir` is null. */
export function openTokenStore(dataDir: string | null): TokenStore {
  const file = openJsonFile<Stored>(dataDir ? join(dataDir, "tokens.json") : null, () => ({ access: [], refresh: [] }));
  const addAccess = (shop: string, kind: AccessToken["kind"], expiresAt: number | null): string => {
    const token = `shp${kind === "offline" ? "at" : "ua"}_${randomBytes(16).toString("hex")}`;
    file.value.access.push({ token, shop, kind, expiresAt });
    file.changed();
    return token;
  };
  const addPair = (shop: string, parent: string | null, nowMs: number): IssuedPair => {
    const refreshToken = `shprt_${randomBytes(24).toString("hex")}`;
    file.value.refresh.push({ token: refreshToken, shop, parent, expiresAt: nowMs + REFRESH_LIFETIME_S * 1000 });
    return { accessToken: addAccess(shop, "offline", nowMs + ACCESS_LIFETIME_S * 1000), refreshToken };
  };
  const dropExpired = (nowMs: number): void => {
    file.value.access = file.value.access.filter((row) => row.expiresAt === null || row.expiresAt > nowMs);
    file.value.refresh = file.value.refresh.filter((row) => row.expiresAt > nowMs);
  };
  return {
    issueOffline(shop, nowMs) {
      dropExpired(nowMs);
      file.value.refresh = file.value.refresh.filter((row) => row.shop !== shop);
      return addPair(shop, null, nowMs);
    },
    issueNonExpiring: (shop) => addAccess(shop, "offline", null),
    issueOnline: (shop, nowMs) => addAccess(shop, "online", nowMs + ONLINE_LIFETIME_S * 1000),
    refresh(shop, refreshToken, nowMs) {
      const used = file.value.refresh.find(
        (row) => row.token === refreshToken && row.shop === shop && row.expiresAt > nowMs,
      );
      if (!used || nowMs - (used.firstUsedAt ?? nowMs) > REUSE_MS) return null;
      used.firstUsedAt ??= nowMs;
      // Using a token retires the one it came from, and that one's other, unused successors.
      file.value.refresh = file.value.refresh.filter(
        (row) => row === used || used.parent === null || (row.token !== used.parent && row.parent !== used.parent),
      );
      return addPair(shop, used.token, nowMs);
    },
    find: (shop, accessToken, nowMs) =>
      file.value.access.find(
        (row) => row.token === accessToken && row.shop === shop && (row.expiresAt === null || row.expiresAt > nowMs),
      ) ?? null,
    revoke(shop, what) {
      const before = file.value.access.length;
      file.value.access = file.value.access.filter((row) => row.shop !== shop);
      if (what === "all") file.value.refresh = file.value.refresh.filter((row) => row.shop !== shop);
      file.changed();
      return before - file.value.access.length;
    },
    countFor: (shop) => file.value.access.filter((row) => row.shop === shop).length,
    clear() {
      file.value = { access: [], refresh: [] };
      file.changed();
    },
    flush: () => file.flush(),
  };
}
