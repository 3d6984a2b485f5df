/**
 * Webhook delivery as the platform does it: every announced change goes to each subscription, signed, with 1 s to take
 * the connection and 5 s to answer 2xx, and 8 retries within 4 h of the sandbox's clock. Trouble loses, doubles,
 * shuffles and delays. Undelivered rows survive a restart; the log of the last 2,000 for the control API does not.
 * Source: https://shopify.dev/docs/apps/build/webhooks/subscribe/https and /docs/apps/build/webhooks/troubleshooting-webhooks
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { ShopState, World } from "../domain/types";
import { chance } from "../faults/random";
import type { Trouble } from "../faults/trouble";
import type { AppConfigSource } from "../http/app-config";
import { callApp, readAll } from "../http/app-client";
import type { AppUnderTest } from "../http/context";
import { openJsonFile } from "../http/json-file";
import { webhookHmac } from "./signature";
import { pickFields, targetsFor, type Target } from "./subscriptions";

export interface Delivery {
  webhookId: string;
  eventId: string;
  shop: string;
  topic: string;
  path: string;
  body: string;
  triggeredAt: number;
  attempts: { at: number; status: number | null; error: string | null }[];
  state: "pending" | "delivered" | "dropped" | "given-up" | "not-emulated";
  nextAttemptAt: number;
  /** The Admin API's subscription it belongs to; null for one of the toml. */
  subscriptionId: number | null;
}

export interface Deliveries {
  rows: Delivery[];
  /** Queues a topic's payload for every subscription; `delayMs` (sandbox clock) holds it back. */
  enqueue(shop: ShopState, topic: string, payload: Record<string, unknown>, delayMs?: number): Delivery[];
  /** Cancels undelivered rows of a topic, e.g. shop/redact after a reinstall. */
  cancel(shop: string, topic: string): void;
  /** Delivers what is due now; resolves when those attempts are over. */
  run(): Promise<void>;
  clear(): void;
  close(): void;
}

/** Delay before retry n, in ms after the failed attempt: quick at first, 8 retries, under 4 h together. */
const RETRY_AFTER_MS = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 7_200_000];
const CONNECT_WITHIN_MS = 1_000;
const ANSWER_WITHIN_MS = 5_000;
const TICK_MS = 100;
const SHUFFLE_WINDOW_MS = 400;
const DAY_MS = 86_400_000;
const KEPT = 2_000;
/** Deliveries under way at the same time. */
const AT_ONCE = 24;

export function openDeliveries(input: {
  world: World;
  app: AppUnderTest;
  config: AppConfigSource;
  trouble: Trouble;
  dataDir: string | null;
  answerWithinMs?: number;
}): Deliveries {
  const { world, trouble } = input;
  const answerWithinMs = input.answerWithinMs ?? ANSWER_WITHIN_MS;
  const file = openJsonFile<Delivery[]>(input.dataDir ? join(input.dataDir, "deliveries.json") : null, () => []);
  const inFlight = new Set<Delivery>();
  let announced = 0;
  const save = (): void => {
    file.value = self.rows.filter((row) => row.state === "pending");
    file.changed();
  };
  const self: Deliveries = {
    rows: file.value,
    enqueue(shop, topic, payload, delayMs = 0) {
      const eventId = randomUUID();
      const made = targetsFor(input.config.read(), shop, topic).flatMap((target) =>
        rowsFor(shop, topic, target, JSON.stringify(pickFields(payload, target.includeFields)), eventId, delayMs),
      );
      self.rows.push(...made);
      forgetOld();
      void self.run();
      return made;
    },
    cancel(shop, topic) {
      self.rows = self.rows.filter((row) => !(row.shop === shop && row.topic === topic && row.state === "pending"));
      save();
    },
    async run() {
      const due = self.rows.filter((row) => isDue(row)).slice(0, AT_ONCE - inFlight.size);
      if (due.length === 0) return;
      for (const row of due) inFlight.add(row);
      await Promise.all(due.map((row) => attempt(row).finally(() => inFlight.delete(row))));
      save();
      await self.run();
    },
    clear() {
      self.rows = [];
      save();
    },
    close() {
      clearInterval(timer);
      stopListening();
      file.flush();
    },
  };

  function rowsFor(
    shop: ShopState,
    topic: string,
    target: Target,
    body: string,
    eventId: string,
    delayMs: number,
  ): Delivery[] {
    announced += 1;
    const row: Delivery = {
      webhookId: randomUUID(),
      eventId,
      shop: shop.domain,
      topic,
      path: target.path ?? "",
      body,
      triggeredAt: world.now(),
      attempts: [],
      state: target.path === null ? "not-emulated" : "pending",
      nextAttemptAt: world.now() + delayMs,
      subscriptionId: target.subscriptionId,
    };
    const kinds = trouble.strikes("webhook", shop.domain, topic);
    if (kinds.includes("webhooks-drop")) return [{ ...row, state: "dropped" }];
    if (kinds.includes("webhooks-shuffle"))
      row.nextAttemptAt += chance(trouble.plan()?.seed ?? 0, "shuffle", shop.handle, announced) * SHUFFLE_WINDOW_MS;
    if (kinds.includes("webhooks-late")) row.nextAttemptAt += trouble.faults["webhooks-late"] * 3_600_000 || DAY_MS;
    const extra = kinds.includes("webhooks-duplicate") ? Number(trouble.faults["webhooks-duplicate"] || 1) : 0;
    const copies = Array.from({ length: extra }, () => ({
      ...row,
      attempts: [],
      nextAttemptAt: row.nextAttemptAt + 50,
    }));
    return [row, ...copies];
  }

  async function attempt(row: Delivery): Promise<void> {
    const record = { at: world.now(), status: null as number | null, error: null as string | null };
    row.attempts.push(record);
    try {
      record.status = await post(row);
    } catch (error) {
      record.error = error instanceof Error ? error.message : String(error);
    }
    if (record.status !== null && record.status >= 200 && record.status < 300) {
      row.state = "delivered";
      return;
    }
    const wait = RETRY_AFTER_MS[row.attempts.length - 1];
    if (wait !== undefined) row.nextAttemptAt = world.now() + wait;
    else giveUp(row);
  }

  /** One POST; redirects are not followed, and the answer's body counts against the time too. */
  async function post(row: Delivery): Promise<number> {
    const raw = Buffer.from(row.body, "utf8");
    const tooLate = AbortSignal.timeout(answerWithinMs);
    const response = await callApp(input.app, {
      method: "POST",
      path: row.path,
      signal: tooLate,
      connectWithinMs: Math.min(CONNECT_WITHIN_MS, answerWithinMs),
      body: raw,
      headers: {
        "content-type": "application/json",
        "content-length": String(raw.length),
        "user-agent": "Shopify-Captain-Hook",
        "x-shopify-topic": row.topic,
        "x-shopify-hmac-sha256": webhookHmac(raw, input.app.apiSecret),
        "x-shopify-shop-domain": row.shop,
        "x-shopify-api-version": input.config.read().apiVersion,
        "x-shopify-webhook-id": row.webhookId,
        "x-shopify-event-id": row.eventId,
        "x-shopify-triggered-at": new Date(row.triggeredAt + trouble.faults["clock-skew-ms"]).toISOString(),
      },
    });
    await readAll(response.stream);
    return response.status;
  }

  /**
   * After its 8th failed retry a delivery is lost. If nothing of its subscription arrived in that time, a subscription
   * made through the Admin API is removed with it; one of the toml stays.
   */
  function giveUp(row: Delivery): void {
    row.state = "given-up";
    const shop = world.shops.get(row.shop);
    const since = row.attempts[0]?.at ?? 0;
    const isAlive = self.rows.some(
      (other) =>
        other.subscriptionId === row.subscriptionId &&
        other.shop === row.shop &&
        other.state === "delivered" &&
        (other.attempts.at(-1)?.at ?? 0) >= since,
    );
    if (!shop || row.subscriptionId === null || isAlive) return;
    shop.webhookSubscriptions = (shop.webhookSubscriptions ?? []).filter((one) => one.id !== row.subscriptionId);
    world.touch?.(shop);
  }

  function isDue(row: Delivery): boolean {
    return row.state === "pending" && row.nextAttemptAt <= world.now() && !inFlight.has(row);
  }

  function forgetOld(): void {
    const extra = self.rows.length - KEPT;
    if (extra > 0) self.rows = self.rows.filter((row, index) => index >= extra || row.state === "pending");
    save();
  }

  const stopListening = world.onChange((change) => {
    if (change.shop.install) self.enqueue(change.shop, change.topic, change.payload);
  });
  const timer = setInterval(() => void self.run(), TICK_MS);
  timer.unref();
  return self;
}
