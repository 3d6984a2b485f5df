/**
 * The Admin clients of a shop, one per shop, lane and process: all of them share one bucket of query points, and the
 * more urgent lane goes first. Called by the sync and by whoever acts at a shop for a merchant or a shopper.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "~/platform/clock";
import { accessTokenOf } from "./access-token.server";
import { ADMIN_API_VERSION, createAdminClient, type AdminClient, type ClientParts } from "./client.server";
import { createCostBook } from "./query-cost";
import { createThrottle, type Lane } from "./throttle.server";

const clients = new Map<string, Record<Lane, AdminClient>>();

/**
 * @param shopDomain permanent domain, e.g. "name.myshopify.com"
 * @param lane `interactive` when a person waits for the answer, `webhook` for what changed, `background` for the rest
 * @returns a client that gets and refreshes its token by itself; cheap to ask for
 */
export function adminFor(shopDomain: string, lane: Lane = "interactive"): AdminClient {
  const known = clients.get(shopDomain) ?? clientsOf(shopDomain);
  clients.set(shopDomain, known);
  return known[lane];
}

function clientsOf(shopDomain: string): Record<Lane, AdminClient> {
  const wait = async (ms: number) => void (await sleep(ms));
  const shared: ClientParts = {
    shopDomain,
    clock: systemClock,
    sleep: wait,
    throttle: createThrottle(systemClock, wait),
    costs: createCostBook(),
    wire: { fetch: (input, init) => globalThis.fetch(input, init), apiVersion: ADMIN_API_VERSION },
    accessToken: (refused) => accessTokenOf(shopDomain, refused),
  };
  const inLane = (lane: Lane) => createAdminClient({ ...shared, lane });
  return { interactive: inLane("interactive"), webhook: inLane("webhook"), background: inLane("background") };
}
