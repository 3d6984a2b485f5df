/**
 * Forgets conversations after the days a merchant set. Called nightly. Messages, turns, tool calls and handoffs go with
 * their conversation; the figures of turn_fact stay, since they hold no words and no person.
 */
import { z } from "zod";
import type { ShopDb } from "~/db.server";
import { forShop } from "~/db.server";
import { systemClock } from "~/platform/clock";
import { defineJob, handleJob, scheduleJob } from "~/platform/jobs.server";
import { allInstalledShops, settingsOf } from "~/shops.server";

const DAY_MS = 24 * 60 * 60_000;
/** Few enough that a delete never holds the embedded database for long. */
const BATCH = 100;

const retentionJob = defineJob("privacy.retention", z.object({}), { isSingleton: true, expireInSeconds: 3600 });

/** Names the handler of privacy's job and its time, in the small hours UTC. */
export function registerJobs(): void {
  handleJob(retentionJob, async (_payload, { signal }) => {
    for (const { id } of await allInstalledShops()) {
      if (signal.aborted) return;
      await forgetOldConversations(forShop(id), systemClock.nowMs());
    }
  });
  scheduleJob(retentionJob, "30 3 * * *", {});
}

/** Deletes the shop's conversations whose last message is older than its retentionDays; tells how many. */
export async function forgetOldConversations(db: ShopDb, nowMs: number): Promise<number> {
  const { retentionDays } = await settingsOf(db);
  const before = new Date(nowMs - retentionDays * DAY_MS);
  const isOld = { OR: [{ lastMessageAt: { lt: before } }, { lastMessageAt: null, createdAt: { lt: before } }] };
  let forgotten = 0;
  for (;;) {
    const rows = await db.conversation.findMany({ where: isOld, select: { id: true }, take: BATCH });
    if (rows.length === 0) return forgotten;
    const { count } = await db.conversation.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    forgotten += count;
  }
}
