/**
 * A steady flow of signed webhooks over HTTP, as Shopify sends them, and how long each takes to be acknowledged. Called by
 * bench/sync/under-load.ts. Each is timed from when it was due, so that a stalled server counts against every one it held up.
 */
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { webhookHmac } from "../../sandbox/hooks/signature";

export interface LoadOptions {
  /** Of the web process. */
  port: number;
  secret: string;
  shopDomain: string;
  perSecond: number;
  /** Bodies of products/update, sent in turn. */
  bodies: Buffer[];
  /** Sends until this says false, asked ten times a second. */
  goesOn(): boolean;
}

export interface LoadFigures {
  /** Milliseconds from when each was due to its answer, sorted. */
  latencies: number[];
  /** Answers that were no 2xx, and requests without an answer. */
  refused: number;
}

const TICK_MS = 10;
const ANSWER_WITHIN_MS = 30_000;

export async function sendWebhooks({ perSecond, bodies, goesOn, ...target }: LoadOptions): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const latencies: number[] = [];
  let refused = 0;
  let sent = 0;
  const underWay = new Set<Promise<void>>();
  const startedMs = performance.now();
  for (let tick = 0; tick % 10 !== 0 || goesOn(); tick++) {
    while (sent < ((performance.now() - startedMs) / 1000) * perSecond) {
      const dueMs = startedMs + (sent * 1000) / perSecond;
      const body = bodies[sent % bodies.length];
      sent += 1;
      if (!body) continue;
      const one = post(agent, target, body)
        .then((status) => void (status >= 200 && status < 300 ? latencies.push(performance.now() - dueMs) : refused++))
        .catch(() => void refused++)
        .finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await wait(TICK_MS);
  }
  await Promise.all(underWay);
  agent.destroy();
  return { latencies: latencies.sort((one, other) => one - other), refused };
}

type Target = Pick<LoadOptions, "port" | "secret" | "shopDomain">;

function post(agent: Agent, { port, secret, shopDomain }: Target, body: Buffer): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "content-length": body.length,
    "x-shopify-topic": "products/update",
    "x-shopify-hmac-sha256": webhookHmac(body, secret),
    "x-shopify-shop-domain": shopDomain,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-event-id": randomUUID(),
    "x-shopify-triggered-at": new Date().toISOString(),
  };
  return new Promise((done, fail) => {
    const options = {
      agent,
      host: "127.0.0.1",
      port,
      path: "/webhooks",
      method: "POST",
      headers,
      timeout: ANSWER_WITHIN_MS,
    };
    const sending = request(options, (reply) => {
      reply.resume();
      reply.once("end", () => done(reply.statusCode ?? 0));
    });
    sending.once("error", fail);
    sending.once("timeout", () => sending.destroy(new Error("no answer")));
    sending.end(body);
  });
}
