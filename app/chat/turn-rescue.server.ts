/**
 * Turns whose process died or gave up: run once more, then handed to a person. The sweeper runs it over all shops every
 * two seconds in the processes that serve. Claims are compare-and-set, so any number of sweepers may run at once.
 */
import type { Turn } from "@prisma/client";
import { z } from "zod";
import { database, forShop, shopTransaction } from "~/db.server";
import type { ShopDb } from "~/db.server";
import { translator } from "~/platform/i18n";
import { logError } from "~/platform/log.server";
import { settingsOf } from "~/shops.server";
import { appendMessage, languageOfConversation, move } from "./conversations.server";
import { missHandoffs, openHandoff } from "./handoff.server";
import { isRunningHere } from "./running.server";
import { wakeFollowers } from "./turn-hub.server";
import { LEASE_MS, PROCESS_ID } from "./turn-lease.server";
import { ATTEMPT_SEQ_STEP, storeEvents } from "./turn-log.server";
import { claimQueuedTurn } from "./turn-queue.server";
import { launchTurn } from "./turn-runner.server";
import type { TurnOptions } from "./turn-runner.server";

const MAX_ATTEMPTS = 2;
const BATCH = 50;

export interface SweepReport {
  rerun: number;
  handedOff: number;
  missedHandoffs: number;
}

/**
 * One round over every shop. Reruns go on after it returns (see turnsAtRest).
 * @param only shops to look at, for tests; all without it
 */
export async function sweepExpiredTurns(options: TurnOptions, only?: string[]): Promise<SweepReport> {
  const now = new Date(options.clock.nowMs());
  const report: SweepReport = { rerun: 0, handedOff: 0, missedHandoffs: 0 };
  for (const shopId of only ?? (await shopsWithWork(now))) {
    const db = forShop(shopId);
    const expired = await db.turn.findMany({
      where: { status: { in: ["running", "queued"] }, leaseExpiresAt: { lt: now } },
      orderBy: { leaseExpiresAt: "asc" },
      take: BATCH,
    });
    for (const turn of expired) {
      const end = await rescue(db, turn, options);
      if (end !== null) report[end] += 1;
    }
    report.missedHandoffs += await missHandoffs(db, options.clock);
  }
  return report;
}

/** The shops that have something to sweep: the one look over all shops; everything else goes through forShop. */
async function shopsWithWork(now: Date): Promise<string[]> {
  const { rows } = await database().executeSql(
    `SELECT shop_id FROM turn WHERE status IN ('running', 'queued') AND lease_expires_at < $1::timestamp
     UNION SELECT shop_id FROM handoff WHERE status = 'open' AND due_at <= $1::timestamp LIMIT ${BATCH}`,
    [now.toISOString()],
  );
  return z
    .array(z.object({ shop_id: z.string() }))
    .parse(rows)
    .map((row) => row.shop_id);
}

/** Sweeps every `everyMs` until the returned function is called. */
export function startSweeping(options: TurnOptions, everyMs = 2_000): () => void {
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void sweepExpiredTurns(options)
      .catch((thrown: unknown) => logError(thrown, { event: "turn-sweep-failed" }))
      .finally(() => (isBusy = false));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function rescue(db: ShopDb, turn: Turn, options: TurnOptions): Promise<"rerun" | "handedOff" | null> {
  const owner = options.owner ?? PROCESS_ID;
  if (turn.status === "queued") return rescueQueued(db, turn, options);
  // Late, not dead: this process was too busy to renew in time (an import on the embedded database can do that).
  if (turn.leaseOwner === owner && isRunningHere(turn.id)) return null;
  if (turn.attempt >= MAX_ATTEMPTS) return (await handOffTurn(db, turn, options)) ? "handedOff" : null;
  const claimed = await shopTransaction(db, async (tx) => {
    const { count } = await tx.turn.updateMany({
      where: { id: turn.id, status: "running", attempt: turn.attempt, leaseExpiresAt: turn.leaseExpiresAt },
      data: {
        attempt: turn.attempt + 1,
        leaseOwner: owner,
        leaseExpiresAt: new Date(options.clock.nowMs() + LEASE_MS),
      },
    });
    // What the first attempt said is not what will be committed: a replay begins with the second.
    if (count === 1) await tx.turnEvent.deleteMany({ where: { turnId: turn.id } });
    return count === 1;
  });
  if (!claimed) return null;
  void launchTurn(db, { turnId: turn.id, conversationId: turn.conversationId }, options);
  return "rerun";
}

/** A queued turn waits for the one that runs; alone, nobody will come for it but us. */
async function rescueQueued(db: ShopDb, turn: Turn, options: TurnOptions): Promise<"rerun" | null> {
  const running = await db.turn.findFirst({ where: { conversationId: turn.conversationId, status: "running" } });
  if (running !== null) return null;
  const claimed = await claimQueuedTurn(db, turn.conversationId, options.owner ?? PROCESS_ID, options.clock);
  if (claimed === null || isRunningHere(claimed.turnId)) return null;
  void launchTurn(db, claimed, options);
  return "rerun";
}

/** The end of a turn that failed twice: an honest sentence and a person, in one transaction. */
async function handOffTurn(db: ShopDb, turn: Turn, { clock }: TurnOptions): Promise<boolean> {
  const { handoffReplyMinutes } = await settingsOf(db);
  const nowMs = clock.nowMs();
  const dueAt = new Date(nowMs + handoffReplyMinutes * 60_000);
  const isDone = await shopTransaction(db, async (tx) => {
    const conversation = await tx.conversation.findUniqueOrThrow({ where: { id: turn.conversationId } });
    const isOurs = await move(tx, conversation.id, "ask");
    const { count } = await tx.turn.updateMany({
      where: { id: turn.id, status: "running", attempt: turn.attempt, leaseExpiresAt: turn.leaseExpiresAt },
      data: {
        status: isOurs ? "failed" : "dropped",
        outcome: isOurs ? "handed-off" : null,
        endedAt: new Date(nowMs),
        errorCode: "internal",
      },
    });
    if (count === 0) throw new Error("the turn was claimed by another sweeper");
    const seq = turn.attempt * ATTEMPT_SEQ_STEP;
    if (!isOurs) {
      await storeEvents(tx, turn.id, [{ seq, event: ended("human-has-it", null, "") }]);
      return true;
    }
    const text = translator(languageOfConversation(conversation), "chat")("answer.failed");
    const message = await appendMessage(tx, conversation.id, { role: "assistant", text, turnId: turn.id, nowMs });
    await openHandoff(tx, {
      conversationId: conversation.id,
      reason: "The assistant could not answer.",
      requestedBy: "system",
      dueAt,
      nowMs,
    });
    await storeEvents(tx, turn.id, [
      { seq: seq - 1, event: { type: "handoff", handoff: { status: "open", dueAt: dueAt.toISOString() } } },
      { seq, event: ended("handed-off", message.id, text) },
    ]);
    return true;
  }).catch((thrown: unknown) => {
    logError(thrown, { event: "turn-handoff-failed", turnId: turn.id });
    return false;
  });
  if (isDone) wakeFollowers(turn.id);
  return isDone;
}

function ended(outcome: "handed-off" | "human-has-it", messageId: string | null, text: string) {
  return { type: "turn-ended" as const, outcome, messageId, text, errorKey: null, details: null };
}
