/**
 * A shop in the sandbox and the same shop as the sync works on it, in one process and on one virtual clock: the app's own
 * Admin client over a troubled wire, webhooks as deliveries, bulk files. Made by the chaos simulations. Waiting moves the
 * clock and costs no time.
 */
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { setImmediate as breathe } from "node:timers/promises";
import { createSandbox } from "../../sandbox/domain/create";
import type { Change, Sandbox, ShopState } from "../../sandbox/domain/types";
import { makeShop as makeSandboxShop, type ShopSpec } from "../../sandbox/seeds/make-shop";
import type { Clock } from "~/platform/clock";
import { AppError } from "~/platform/errors";
import { ADMIN_API_VERSION, createAdminClient, type ClientParts } from "~/shopify-admin/client.server";
import { createCostBook } from "~/shopify-admin/query-cost";
import { createThrottle } from "~/shopify-admin/throttle.server";
import { advanceRun, type RunEnd } from "~/sync/advance-run.server";
import type { Delivery } from "~/sync/delivery";
import { drainShop, type DrainReport } from "~/sync/drain.server";
import { beginRun } from "~/sync/run.server";
import { syncShopOf, type SyncShop } from "~/sync/sync-shop.server";
import { appToml } from "../contract/admin-schema";
import { makeShop } from "../support/db";
import { adminWire, emptyLog, type WireFault, type WireLog } from "./wire";

/** The instant at which every world begins. */
const START_MS = Date.UTC(2026, 10, 2, 9, 0, 0);
/** What a mark rests before its fetch, and a second more: Shopify's times are whole seconds. */
export const REST_MS = 2_000;

export interface ChaosWorld {
  sandbox: Sandbox;
  state: ShopState;
  shop: SyncShop;
  clock: Clock;
  log: WireLog;
  scopes: string[];
  /** Decides the fault of each Admin API request; null: none. */
  faultFor: (operation: string) => WireFault | null;
  /** Awaited around each Admin API request. */
  pause: (moment: "before" | "after") => Promise<void>;
  /** An answer given without asking the shop, or null. */
  instead: (operation: string, query: string) => string | null;
  /** Changes what the shop answered on its way; returns it as it is by default. */
  rewrite: (operation: string, text: string) => string;
  /** What befalls the next bulk file, or null. */
  fileFault: ((text: string) => Response) | null;
  /** True while no access token can be had: the merchant must open the app. */
  isTokenGone: boolean;
  apiVersion: string;
  /** Changes the shop announced since the last call, as deliveries. */
  takeDeliveries(): Delivery[];
  /** One round of the drain, with the marks' rest kept. */
  drainOnce(): Promise<DrainReport>;
  /** Moves the clock on and drains until no mark is left. @throws Error when marks remain after many rounds */
  drainToEmpty(): Promise<void>;
  /** Begins a run and takes it as far as it goes; one that stalls is taken up again `mostTurns` times. */
  run(kind: "import" | "reconcile", mostTurns?: number): Promise<RunEnd>;
  /** Takes every run that is under way to its end, as the worker does. */
  finishRuns(): Promise<RunEnd[]>;
}

/** @param name part of the shop's domain and of every id in it; one shop of a name per database */
export async function chaosWorld(
  spec: Omit<ShopSpec, "handle">,
  name = randomUUID().slice(0, 13),
): Promise<ChaosWorld> {
  let nowMs = START_MS;
  const sandbox = await createSandbox({ demoShops: false, now: () => nowMs });
  const clock: Clock = { nowMs: () => sandbox.world.now() };
  const state = makeSandboxShop(sandbox.world, { ...spec, handle: `chaos-${name}` });
  state.install ??= { scopes: [], installedAt: clock.nowMs(), protectedDataLevel: 2, embedEnabled: true };
  const { shop: row } = await makeShop({
    domain: state.domain,
    currency: state.currency,
    primaryLocale: state.primaryLocale,
    primaryUrl: `https://${state.domain}`,
    installedAt: new Date(clock.nowMs() - 3600_000),
  });
  const changes: { change: Change; atMs: number }[] = [];
  sandbox.world.onChange((change) => void changes.push({ change, atMs: clock.nowMs() }));
  const sleep = async (ms: number) => {
    nowMs += ms;
    await breathe();
  };
  const advance = async (runId: string, mostTurns: number): Promise<RunEnd> => {
    let end: RunEnd = "waiting";
    for (let turn = 0; turn < mostTurns && (end === "waiting" || end === "stalled"); turn++) {
      if (turn > 0) await sleep(2_000);
      end = await advanceRun(world.shop, runId, { clock, sleep });
    }
    return end;
  };
  const world: ChaosWorld = {
    sandbox,
    state,
    clock,
    log: emptyLog(),
    scopes: appToml().access_scopes.scopes.split(","),
    faultFor: () => null,
    pause: () => Promise.resolve(),
    instead: () => null,
    rewrite: (_operation, text) => text,
    fileFault: null,
    isTokenGone: false,
    apiVersion: ADMIN_API_VERSION,
    shop: { ...syncShopOf(row), fetchFile: (input) => bulkFile(world, String(input)) },
    takeDeliveries: () => changes.splice(0).map(({ change, atMs }) => toDelivery(change, atMs)),
    drainOnce: () => drainShop(world.shop, { clock, settleMs: 1_000 }),
    drainToEmpty: async () => {
      for (let round = 0; round < 400; round++) {
        await sleep(REST_MS);
        while ((await world.drainOnce()).claimed > 0);
        const next = await world.shop.db.dirtyResource.findFirst({ orderBy: { markedAt: "asc" } });
        if (!next) return;
        await sleep(Math.max(0, next.markedAt.getTime() - clock.nowMs()));
      }
      throw new Error("Marks are left after 400 rounds of draining");
    },
    run: async (kind, mostTurns = 60) => advance(await beginRun(world.shop.db, kind, clock.nowMs()), mostTurns),
    finishRuns: async () => {
      const runs = await world.shop.db.syncRun.findMany({ where: { status: "running" }, select: { id: true } });
      const ends: RunEnd[] = [];
      for (const { id } of runs) ends.push(await advance(id, 60));
      return ends;
    },
  };
  const wire: typeof fetch = (url, init) =>
    adminWire({
      sandbox,
      state,
      scopes: () => world.scopes,
      log: world.log,
      faultFor: (operation) => world.faultFor(operation),
      pause: (moment) => world.pause(moment),
      instead: (operation, query) => world.instead(operation, query),
      rewrite: (operation, text) => world.rewrite(operation, text),
    })(String(url).replace(ADMIN_API_VERSION, world.apiVersion), init);
  const shared: ClientParts = {
    shopDomain: state.domain,
    clock,
    sleep,
    throttle: createThrottle(clock, sleep),
    costs: createCostBook(),
    wire: { apiVersion: ADMIN_API_VERSION, fetch: wire },
    accessToken: async () => {
      if (world.isTokenGone) throw new AppError("shopify-unauthorised", "No usable access token.");
      return "token";
    },
  };
  world.shop.client = createAdminClient({ ...shared, lane: "webhook" });
  world.shop.backgroundClient = createAdminClient({ ...shared, lane: "background" });
  return world;
}

async function bulkFile({ sandbox, fileFault }: ChaosWorld, link: string): Promise<Response> {
  const url = new URL(link);
  const chunks = sandbox.bulkFiles.open(url.pathname, url.searchParams);
  if (!chunks) return new Response("gone", { status: 403 });
  if (!fileFault) return new Response(Readable.toWeb(Readable.from(encoded(chunks))) as ReadableStream<Uint8Array>);
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return fileFault(text);
}

function toDelivery(change: Change, atMs: number): Delivery {
  return {
    shopDomain: change.shop.domain,
    webhookId: randomUUID(),
    topic: change.topic,
    payload: JSON.parse(JSON.stringify(change.payload)),
    triggeredAt: new Date(atMs),
  };
}

async function* encoded(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield encoder.encode(chunk);
}
