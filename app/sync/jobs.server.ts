/**
 * The sync's jobs, by name and payload. Enqueued by the inbox and the install, handled in register-jobs.server.ts.
 * Payloads are ids alone.
 */
import { z } from "zod";
import { defineJob } from "~/platform/jobs.server";

const shopPayload = z.object({ shopId: z.string() });

/**
 * One turn of an import or reconcile run; the run's own checkpoint says where to go on. Retried, so that the job of a
 * killed worker is taken up by another as soon as its heartbeat is missed.
 */
export const runJob = defineJob("sync.advance-run", z.object({ shopId: z.string(), runId: z.string() }), {
  retryLimit: 3,
  retryDelaySeconds: 1,
  isSingleton: true,
});

/** Fetches what was marked. Wakes once per shop however many webhooks came; see dirty.server.ts. */
export const drainJob = defineJob("sync.drain", shopPayload, {
  retryLimit: 3,
  retryDelaySeconds: 1,
  isSingleton: true,
  expireInSeconds: 120,
});

export const contentJob = defineJob("sync.content", shopPayload, {
  retryLimit: 3,
  retryDelaySeconds: 30,
  expireInSeconds: 120,
  isSingleton: true,
});

/** The shop's name, currency, languages, scopes. */
export const shopFactsJob = defineJob("sync.shop-facts", shopPayload, {
  retryLimit: 5,
  retryDelaySeconds: 30,
  expireInSeconds: 120,
  isSingleton: true,
});

export const uninstallJob = defineJob(
  "sync.uninstall",
  z.object({ shopId: z.string(), triggeredAtMs: z.number().nullable() }),
  { retryLimit: 10, retryDelaySeconds: 30 },
);

/** `kind` of Shopify's compliance topics; gids only, and none of them for the shop as a whole. */
export const redactJob = defineJob(
  "privacy.redact",
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("shop"), shopDomain: z.string() }),
    z.object({
      kind: z.literal("customer"),
      shopDomain: z.string(),
      customerGid: z.string(),
      orderGids: z.array(z.string()),
    }),
  ]),
  { retryLimit: 20, retryDelaySeconds: 60 },
);

/** Cron jobs over every shop. */
const nothing = z.object({});
export const pollContentJob = defineJob("sync.poll-content", nothing, { retryLimit: 0 });
/** Also wakes drains that lost their job, and import runs whose bulk operation Shopify reports as finished.
 * shopId null: every shop. */
export const wakeJob = defineJob("sync.wake", z.object({ shopId: z.string().nullable() }), {
  retryLimit: 0,
  expireInSeconds: 120,
});
export const tidyJob = defineJob("sync.tidy", nothing, { retryLimit: 0 });
