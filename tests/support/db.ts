/**
 * Databases and shops for tests. A test file says `const database = await testDatabase()` at its top and gets a migrated,
 * empty database of its own: embedded, or on a real server in the project `domains-server`. Each test then makes its own
 * shop with makeShop(), so tests of one file never see each other's rows.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import type { Database, ShopDb } from "~/db.server";
import { database, forShop, isDatabaseOpen, openDatabase, systemDb } from "~/db.server";
import { newId } from "~/platform/ids";
import { openQueue, stopQueue } from "~/platform/jobs.server";
import type { Shop } from "~/shops.server";
import { embeddedTemplate } from "./embedded-template";
import { TEMPLATE_DATABASE } from "./server-setup";

/** Opens this test file's database and its queue, for the jobs the file has imported; a second call gives the same one. Closed after the file's last test. */
export async function testDatabase(): Promise<Database> {
  if (isDatabaseOpen()) return database();
  const serverUrl = inject("postgresUrl");
  const opened = serverUrl ? await openOnServer(serverUrl) : await openInMemory();
  await openQueue();
  afterAll(async () => {
    await stopQueue();
    await opened.close();
  });
  return opened;
}

/** A shop that no other test has, installed now, with `overrides` over invented facts. */
export async function makeShop(
  overrides: Partial<Omit<Shop, "locales" | "markets">> = {},
): Promise<{ shop: Shop; db: ShopDb }> {
  const handle = `shop-${randomUUID().slice(0, 8)}`;
  const shop = await systemDb().shop.create({
    data: {
      id: newId(),
      domain: `${handle}.myshopify.com`,
      name: "Larch & Loom",
      currency: "USD",
      primaryLocale: "en",
      timezone: "UTC",
      primaryUrl: `https://${handle}.example`,
      plan: null,
      grantedScopes: [],
      installedAt: new Date(),
      ...overrides,
    },
  });
  return { shop, db: forShop(shop.id) };
}

async function openInMemory(): Promise<Database> {
  return openDatabase({ url: null, dataDir: null, template: await embeddedTemplate() });
}

async function openOnServer(serverUrl: string): Promise<Database> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return openDatabase({ url: url.href });
}
