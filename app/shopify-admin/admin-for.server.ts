/**
 * The Admin client of a shop, one per shop and process, so that all its callers share one bucket of query points.
 * Called by the sync and by whoever acts at a shop for a merchant.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "~/platform/clock";
import { accessTokenOf } from "./access-token.server";
import { ADMIN_API_VERSION, createAdminClient, type AdminClient } from "./client.server";
import { createThrottle } from "./throttle.server";

const clients = new Map<string, AdminClient>();

/**
 * @param shopDomain permanent domain, e.g. "name.myshopify.com"
 * @returns a client that gets and refreshes its token by itself; cheap to ask for
 */
export function adminFor(shopDomain: string): AdminClient {
  const known = clients.get(shopDomain);
  if (known) return known;
  const wait = async (ms: number) => void (await sleep(ms));
  const client = createAdminClient({
    shopDomain,
    clock: systemClock,
    sleep: wait,
    throttle: createThrottle(systemClock, wait),
    wire: { fetch: (input, init) => globalThis.fetch(input, init), apiVersion: ADMIN_API_VERSION },
    accessToken: (refused) => accessTokenOf(shopDomain, refused),
  });
  clients.set(shopDomain, client);
  return client;
}
