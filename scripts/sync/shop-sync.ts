/**
 * One shop's sync as a merchant would see it: install, progress, a comparison asked for. Called by scripts/sync.ts. It
 * speaks to the sandbox's plain face only: its control API, its admin's session tokens, and the app behind it.
 */
import { z } from "zod";

const partSchema = z.object({
  part: z.string(),
  state: z.enum(["waiting", "running", "done", "skipped"]),
  done: z.number(),
  total: z.number().nullable(),
  perSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  why: z.string().nullable(),
});

const statusSchema = z.object({
  isRunning: z.boolean(),
  kind: z.string().nullable(),
  share: z.number().nullable(),
  run: z
    .object({
      parts: z.array(partSchema),
      secondsLeft: z.number().nullable(),
      skippedTotal: z.number(),
      skipped: z.array(z.object({ what: z.string(), why: z.string() })),
    })
    .nullable(),
  lastSyncedAt: z.string().nullable(),
  isPaused: z.boolean(),
  pausedReason: z.string().nullable(),
  freshness: z.object({ p50Ms: z.number(), p95Ms: z.number(), samples: z.number() }).nullable(),
  alarm: z.object({ isRinging: z.boolean(), oldestWaitMs: z.number().nullable() }),
  lastCheck: z
    .object({ differences: z.number(), byKind: z.record(z.string(), z.record(z.string(), z.number())) })
    .nullable(),
  waiting: z.number(),
  counts: z.object({ products: z.number(), documents: z.number(), orders: z.number() }),
});
export type Part = z.infer<typeof partSchema>;
export type Status = z.infer<typeof statusSchema>;

const stateSchema = z.object({ shops: z.array(z.object({ handle: z.string(), install: z.unknown().nullable() })) });

export interface ShopSync {
  /** Installs the app where it is not. @returns whether it was installed just now */
  install(): Promise<boolean>;
  status(): Promise<Status>;
  requestReconcile(): Promise<void>;
}

/** True when a sandbox answers at this origin. */
export async function answersAt(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/__control/state`)).ok;
  } catch {
    return false;
  }
}

/**
 * @param origin of the sandbox's plain face, e.g. "http://127.0.0.1:4600"
 * @throws Error with the mend in its message, from every call
 */
export function shopSync(origin: string, shop: string): ShopSync {
  return {
    async install() {
      const { shops } = stateSchema.parse(await ask(origin, "127.0.0.1", "/__control/state"));
      const known = shops.find(({ handle }) => handle === shop);
      if (!known) {
        const names = shops.map(({ handle }) => handle).join(", ");
        throw new Error(
          `The sandbox has no shop "${shop}". It has: ${names}.\nMake one: npm run sandbox -- import --shop ${shop} --products FILE.csv`,
        );
      }
      if (known.install) return false;
      await ask(origin, "127.0.0.1", `/__control/shops/${shop}/install`, { method: "POST" });
      return true;
    },
    async status() {
      return statusSchema.parse(await ask(origin, "app.localhost", "/app/sync", await asMerchant(origin, shop)));
    },
    async requestReconcile() {
      await ask(origin, "app.localhost", "/app/sync", { ...(await asMerchant(origin, shop)), method: "POST" });
    },
  };
}

/** A session token of the shop's owner, as App Bridge would send it; it lives for a minute. */
async function asMerchant(origin: string, shop: string): Promise<RequestInit> {
  const reply = await ask(origin, "admin.localhost", `/store/${shop}/__session-token`);
  const { token } = z.object({ token: z.string() }).parse(reply);
  return { headers: { Authorization: `Bearer ${token}`, "User-Agent": "Mozilla/5.0 Chrome/131.0.0.0" } };
}

async function ask(origin: string, host: string, path: string, init: RequestInit = {}): Promise<unknown> {
  const headers = new Headers(init.headers);
  if (host !== "127.0.0.1") headers.set("X-Sandbox-Host", host);
  let reply: Response;
  try {
    reply = await fetch(`${origin}${path}`, { ...init, headers, redirect: "manual" });
  } catch {
    throw new Error(`Nothing answers at ${origin}.`);
  }
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${host}${path} answered ${reply.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
