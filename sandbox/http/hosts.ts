/**
 * The names of the two faces. Every virtual host has a real name (https, as on the platform) and a plain name
 * (http://*.localhost:PORT, for a person's own browser). The server, the rewriting edge and the egress proxy all ask
 * here, so that a host is known in both directions or not at all.
 */

export const APP_HOST = "app.sandbox.test";
export const ADMIN_HOST = "admin.shopify.com";
export const CDN_HOST = "cdn.shopify.com";
export const BULK_HOST = "storage.googleapis.com";
/** Customers' sign-in and their API. */
export const ACCOUNT_HOST = "shopify.com";

const FIXED: Record<string, string> = {
  admin: ADMIN_HOST,
  cdn: CDN_HOST,
  app: APP_HOST,
  storage: BULK_HOST,
  accounts: ACCOUNT_HOST,
};

/** Real host name for a plain one ("ridgeline.localhost" → "ridgeline.myshopify.com"); null when it is no vhost. */
export function realHostOf(plainHost: string): string | null {
  const match = /^([a-z0-9][a-z0-9-]*)\.localhost(?::\d+)?$/i.exec(plainHost);
  if (!match?.[1]) return null;
  const label = match[1].toLowerCase();
  return FIXED[label] ?? `${label}.myshopify.com`;
}

/** Plain origin for a real host ("admin.shopify.com" → "http://admin.localhost:4700"); null for an unknown host. */
export function plainOriginOf(realHost: string, plainPort: number): string | null {
  const fixed = Object.entries(FIXED).find(([, real]) => real === realHost)?.[0];
  const label = fixed ?? /^([a-z0-9][a-z0-9-]*)\.myshopify\.com$/i.exec(realHost)?.[1];
  return label ? `http://${label}.localhost:${plainPort}` : null;
}

/** Whether the egress proxy may tunnel to this host: the platform's names and nothing else. */
export function isTunnelledHost(host: string): boolean {
  return (
    /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i.test(host) ||
    /^[a-z0-9-]+\.shopify\.com$/i.test(host) ||
    host === BULK_HOST ||
    host === ACCOUNT_HOST
  );
}
