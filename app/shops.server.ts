/**
 * The shops that installed Aisle, and each one's settings. Called by the doors (which shop is this?), by sync (install,
 * uninstall, facts read from the shop) and by jobs that go over all shops. An uninstalled shop keeps its row until its
 * data is redacted, and is then found by nobody but jobs of that redaction.
 */
import type { Shop, ShopSettings } from "@prisma/client";
import type { ShopDb } from "./db.server";
import { systemDb } from "./db.server";
import { newId } from "./platform/ids";

export type { Shop, ShopSettings };

/** What the Admin API says of a shop. */
export interface ShopFacts {
  /** The permanent domain, e.g. "name.myshopify.com". */
  domain: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  primaryLocale: string;
  /** Languages of the storefront, published or not. */
  locales: { locale: string; isPrimary: boolean; isPublished: boolean }[];
  /** Where it sells; empty when it has not granted its markets. */
  markets: {
    gid: string;
    handle: string;
    name: string;
    isPrimary: boolean;
    currency: string | null;
    countries: string[];
  }[];
  /** IANA name. */
  timezone: string;
  primaryUrl: string;
  plan: string | null;
  grantedScopes: string[];
}

/** The installed shop of a domain, or null when it never installed or has uninstalled. */
export async function shopByDomain(domain: string): Promise<Shop | null> {
  return systemDb().shop.findFirst({ where: { domain: domain.toLowerCase(), uninstalledAt: null } });
}

/** The shop of an id, also when it has uninstalled; null when there is none. */
export async function shopById(id: string): Promise<Shop | null> {
  return systemDb().shop.findUnique({ where: { id } });
}

/** Every shop that has the app now, in the order they installed. */
export async function allInstalledShops(): Promise<Shop[]> {
  return systemDb().shop.findMany({ where: { uninstalledAt: null }, orderBy: [{ installedAt: "asc" }, { id: "asc" }] });
}

/** Makes or refreshes a shop's row; an uninstalled shop becomes installed again, from `now`. */
export async function saveShop(
  facts: Omit<ShopFacts, "locales" | "markets"> & Partial<ShopFacts>,
  now: Date = new Date(),
): Promise<Shop> {
  const known = { ...facts, domain: facts.domain.toLowerCase() };
  const { count } = await systemDb().shop.updateMany({
    where: { domain: known.domain, uninstalledAt: { not: null } },
    data: { installedAt: now, uninstalledAt: null, syncPausedReason: null },
  });
  if (count > 0) await systemDb().shop.update({ where: { domain: known.domain }, data: known });
  return systemDb().shop.upsert({
    where: { domain: known.domain },
    create: { id: newId(), installedAt: now, ...known },
    update: known,
  });
}

/** From now on no door finds the shop. A second call changes nothing. */
export async function markUninstalled(shopId: string, now: Date = new Date()): Promise<void> {
  await systemDb().shop.updateMany({ where: { id: shopId, uninstalledAt: null }, data: { uninstalledAt: now } });
}

/** Whether the shop granted a scope; a write scope grants reading too (shopify.dev, access scopes). */
export function grants(shop: Pick<Shop, "grantedScopes">, scope: string): boolean {
  return shop.grantedScopes.includes(scope) || shop.grantedScopes.includes(scope.replace(/^read_/, "write_"));
}

/** The same of the shop that this database is bound to, as it was last read from Shopify. */
export async function hasScope(db: ShopDb, scope: string): Promise<boolean> {
  const shop = await db.shop.findUnique({ where: { id: db.shopId }, select: { grantedScopes: true } });
  return shop !== null && grants(shop, scope);
}

/** Why sync stands still, as an error code the merchant sees; null lets it run. */
export async function setSyncPaused(shopId: string, reason: string | null): Promise<void> {
  await systemDb().shop.updateMany({ where: { id: shopId }, data: { syncPausedReason: reason } });
}

/** The shop's settings; a shop that never saved any gets the defaults of schema.prisma. */
export async function settingsOf(db: ShopDb): Promise<ShopSettings> {
  const where = { shopId: db.shopId };
  const saved = await db.shopSettings.findUnique({ where });
  if (saved !== null) return saved;
  await db.shopSettings.createMany({ data: [where], skipDuplicates: true });
  return db.shopSettings.findUniqueOrThrow({ where });
}

/** Changes some settings and keeps the others; makes the row when there is none. Values are validated by the caller. */
export async function saveSettings(db: ShopDb, change: Partial<Omit<ShopSettings, "shopId">>): Promise<ShopSettings> {
  return db.shopSettings.upsert({
    where: { shopId: db.shopId },
    create: { shopId: db.shopId, ...change },
    update: change,
  });
}
