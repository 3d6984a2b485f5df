/**
 * A shop in the local sandbox and the same shop as the sync sees it, for the sync's tests: the app's own Admin client
 * over the sandbox's engine (no sockets), its webhooks as deliveries, its bulk files. Each call makes a new shop.
 */
import { randomUUID } from "node:crypto";
import { ReadableStream } from "node:stream/web";
import { setImmediate as breathe } from "node:timers/promises";
import { createSandbox } from "../../sandbox/domain/create";
import type { Change, Sandbox, ShopState } from "../../sandbox/domain/types";
import { makeShop as makeSandboxShop } from "../../sandbox/seeds/make-shop";
import { systemClock } from "~/platform/clock";
import { createAdminClient } from "~/shopify-admin/client.server";
import { createThrottle } from "~/shopify-admin/throttle.server";
import { advanceRun, type RunEnd } from "~/sync/advance-run.server";
import type { Delivery } from "~/sync/delivery";
import { drainShop } from "~/sync/drain.server";
import { beginRun } from "~/sync/run.server";
import type { SyncShop } from "~/sync/sync-shop.server";
import { appToml } from "../contract/admin-schema";
import { makeShop } from "../support/db";

type ShopSpec = Parameters<typeof makeSandboxShop>[1];

export interface SyncWorld {
  sandbox: Sandbox;
  state: ShopState;
  shop: SyncShop;
  /** Changes the sandbox announced since the last call, as deliveries. */
  takeDeliveries(): Delivery[];
  /** Admin operations that reached the sandbox, by name. */
  calls: string[];
  scopes: string[];
  /** Runs a run to its end. */
  run(kind: "import" | "reconcile"): Promise<RunEnd>;
  /** Drains until nothing is due. */
  drain(): Promise<void>;
}

/** @param spec `demo`: the seeded demo shop of this handle, moved to a domain of its own */
export async function syncWorld(spec: Partial<ShopSpec> & { demo?: string } = {}): Promise<SyncWorld> {
  const sandbox = await createSandbox({ demoShops: spec.demo !== undefined });
  const handle = spec.demo ?? `s${randomUUID().slice(0, 8)}`;
  const state = spec.demo ? demoShop(sandbox, handle) : makeSandboxShop(sandbox.world, { ...spec, handle });
  state.install ??= { scopes: [], installedAt: sandbox.world.now(), protectedDataLevel: 2, embedEnabled: true };
  const { db } = await makeShop({
    domain: state.domain,
    currency: state.currency,
    primaryLocale: state.primaryLocale,
    primaryUrl: `https://${state.domain}`,
    installedAt: new Date(sandbox.world.now() - 60_000),
  });
  const changes: Change[] = [];
  sandbox.world.onChange((change) => void changes.push(change));
  const world: SyncWorld = {
    sandbox,
    state,
    shop: {
      db,
      domain: state.domain,
      currency: state.currency,
      primaryLocale: state.primaryLocale,
      primaryUrl: `https://${state.domain}`,
      pausedReason: null,
      client: clientOver(sandbox, state.domain, (url, init) => graphqlOver(world)(url, init)),
      fetchFile: fetchOver(sandbox),
    },
    takeDeliveries: () => changes.splice(0).map(toDelivery),
    calls: [],
    scopes: appToml().access_scopes.scopes.split(","),
    run: async (kind) => {
      const runId = await beginRun(db, kind, systemClock.nowMs());
      for (;;) {
        const end = await advanceRun(world.shop, runId, { sleep: () => breathe() });
        if (end !== "waiting" && end !== "stalled") return end;
      }
    },
    drain: async () => {
      while ((await drainShop(world.shop, { clock: systemClock, settleMs: 0 })).claimed > 0);
    },
  };
  return world;
}

function demoShop(sandbox: Sandbox, handle: string): ShopState {
  const found = [...sandbox.world.shops.values()].find((shop) => shop.handle === handle);
  if (!found) throw new Error(`The sandbox has no demo shop ${handle}`);
  sandbox.world.shops.delete(found.domain);
  found.domain = `${handle}-${randomUUID().slice(0, 8)}.myshopify.com`;
  sandbox.world.shops.set(found.domain, found);
  return found;
}

/** The client waits in the sandbox's time: a wait moves its clock, so throttling costs a test nothing. */
function clientOver(sandbox: Sandbox, shopDomain: string, wire: typeof fetch) {
  const clock = { nowMs: () => sandbox.world.now() };
  const sleep = async (ms: number) => {
    sandbox.world.advance(ms);
    await breathe();
  };
  return createAdminClient({
    shopDomain,
    clock,
    sleep,
    throttle: createThrottle(clock, sleep),
    wire: { apiVersion: "2026-10", fetch: wire },
    accessToken: async () => "token",
  });
}

function graphqlOver(world: SyncWorld): typeof fetch {
  return async (_url, init) => {
    const { query, variables } = JSON.parse(String(init?.body)) as {
      query: string;
      variables: Record<string, unknown>;
    };
    world.calls.push(/\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? "?");
    const answer = await world.sandbox.engine.execute({
      shop: world.state,
      grantedScopes: world.scopes,
      apiVersion: "2026-10",
      query,
      variables,
    });
    return Response.json(answer.body, { status: answer.status });
  };
}

function fetchOver(sandbox: Sandbox): typeof fetch {
  return async (input) => {
    const url = new URL(String(input));
    const chunks = sandbox.bulkFiles.open(url.pathname, url.searchParams);
    if (!chunks) return new Response("gone", { status: 403 });
    return new Response(ReadableStream.from(encoded(chunks)) as globalThis.ReadableStream<Uint8Array>);
  };
}

function toDelivery(change: Change): Delivery {
  return {
    shopDomain: change.shop.domain,
    webhookId: randomUUID(),
    topic: change.topic,
    payload: JSON.parse(JSON.stringify(change.payload)),
    triggeredAt: null,
  };
}

async function* encoded(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(chunk);
}
