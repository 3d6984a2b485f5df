/**
 * Webhook delivery as the platform does it: every announced change goes to each subscription of the toml, signed, with
 * 5 s to answer 2xx and 8 retries within 4 h of the sandbox's clock. The fault switches duplicate, drop and shuffle.
 * Undelivered rows survive a restart; the log of the last 2,000 for the control API does not.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { ShopState, World } from "../domain/types";
import type { Faults } from "../faults/switches";
import type { AppConfigSource } from "../http/app-config";
import { callApp } from "../http/app-client";
import type { AppUnderTest } from "../http/context";
import { openJsonFile } from "../http/json-file";
import { webhookHmac } from "./signature";
import { pickFields, targetsFor } from "./subscriptions";

export interface Delivery {
  webhookId: string;
  eventId: string;
  shop: string;
  topic: string;
  path: string;
  body: string;
  triggeredAt: number;
  attempts: { at: number; status: number | null; error: string | null }[];
  state: "pending" | "delivered" | "dropped" | "given-up";
  nextAttemptAt: number;
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
const ANSWER_WITHIN_MS = 5_000;
const TICK_MS = 100;
const SHUFFLE_WINDOW_MS = 400;
const KEPT = 2_000;
/** Deliveries under way at the same time. */
const AT_ONCE = 24;

export function openDeliveries(input: {
  world: World;
  app: AppUnderTest;
  config: AppConfigSource;
  faults: Faults;
  dataDir: string | null;
}): Deliveries {
  const { world, faults } = input;
  const file = openJsonFile<Delivery[]>(input.dataDir ? join(input.dataDir, "deliveries.json") : null, () => []);
  const inFlight = new Set<Delivery>();
  let dropShare = 0;
  const save = (): void => {
    file.value = self.rows.filter((row) => row.state === "pending");
    file.changed();
  };
  const self: Deliveries = {
    rows: file.value,
    enqueue(shop, topic, payload, delayMs = 0) {
      const config = input.config.read();
      const eventId = randomUUID();
      const made = targetsFor(config, topic).flatMap((target) => {
        const row: Delivery = {
          webhookId: randomUUID(),
          eventId,
          shop: shop.domain,
          topic,
          path: target.path,
          body: JSON.stringify(pickFields(payload, target.includeFields)),
          triggeredAt: world.now(),
          attempts: [],
          state: "pending",
          nextAttemptAt: world.now() + delayMs + shuffleDelay(),
        };
        if (isDropped()) return [{ ...row, state: "dropped" as const }];
        const extra = Number(faults["webhooks-duplicate"]); // true is one more
        const copies = Array.from({ length: extra }, () => ({
          ...row,
          attempts: [],
          nextAttemptAt: row.nextAttemptAt + 50,
        }));
        return [row, ...copies];
      });
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

  async function attempt(row: Delivery): Promise<void> {
    const raw = Buffer.from(row.body, "utf8");
    const record = { at: world.now(), status: null as number | null, error: null as string | null };
    row.attempts.push(record);
    try {
      const response = await callApp(input.app, {
        method: "POST",
        path: row.path,
        timeoutMs: ANSWER_WITHIN_MS,
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
          "x-shopify-triggered-at": new Date(row.triggeredAt).toISOString(),
        },
      });
      response.stream.resume();
      record.status = response.status;
    } catch (error) {
      record.error = error instanceof Error ? error.message : String(error);
    }
    if (record.status !== null && record.status >= 200 && record.status < 300) {
      row.state = "delivered";
      return;
    }
    const wait = RETRY_AFTER_MS[row.attempts.length - 1];
    if (wait === undefined) row.state = "given-up";
    else row.nextAttemptAt = world.now() + wait;
  }

  function isDue(row: Delivery): boolean {
    return row.state === "pending" && row.nextAttemptAt <= world.now() && !inFlight.has(row);
  }

  function isDropped(): boolean {
    dropShare += faults["webhooks-drop"];
    if (dropShare < 1) return false;
    dropShare -= 1;
    return true;
  }

  function shuffleDelay(): number {
    return faults["webhooks-shuffle"] ? Math.random() * SHUFFLE_WINDOW_MS : 0;
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
