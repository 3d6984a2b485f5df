/**
 * What the Shopify library is told about this app, the session storage and the per-shop lock: one of each per process.
 * Used by shopify.server.ts (doors) and by access-token.server.ts (the Admin client), which make their own instances of
 * the library so that the sync can reach Shopify without importing the doors that start it.
 */
import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, LogSeverity } from "@shopify/shopify-app-remix/server";
import { withAdvisoryLock } from "~/db/advisory-lock.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { EncryptedSessionStorage } from "./session-storage.server";
import { createShopLock } from "./shop-lock";
import { tokenBox, type TokenBox } from "./token-box.server";

let box: TokenBox | null = null;

export const sessionStorage = new EncryptedSessionStorage(() => (box ??= tokenBox(env().secrets)));

/** Holds among all processes: two web processes must not retire each other's refresh token. */
export const tokenLock = createShopLock(withAdvisoryLock);

/** Refreshed when less than this is left; the library's own figure. */
export const FRESH_FOR_MS = 5 * 60_000;

/** Scopes are Shopify's to manage (shopify.app.toml, managed installation): none are named here. */
export function shopifyConfig() {
  return {
    apiKey: env().shopifyApiKey,
    apiSecretKey: env().shopifyApiSecret,
    appUrl: env().shopifyAppUrl,
    apiVersion: ApiVersion.October26,
    authPathPrefix: "/auth",
    distribution: AppDistribution.AppStore,
    isEmbeddedApp: true,
    sessionStorage,
    logger: { level: LogSeverity.Warning, log: libraryLog },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  } as const;
}

/** The library's own lines, in our log and only from warnings up: its finer ones describe whole requests. */
async function libraryLog(severity: LogSeverity, message: string): Promise<void> {
  const level = severity === LogSeverity.Error ? "error" : "warn";
  log[level]({ event: "shopify-library" }, message);
}
