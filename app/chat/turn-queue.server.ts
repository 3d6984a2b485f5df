/**
 * Turns that wait behind a running one in their conversation, and turns whose process gave up. Used by the runner and the
 * sweeper. A queued turn is claimed by compare-and-set, so two processes never answer the same message.
 */
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import type { Clock } from "~/platform/clock";
import { ATTEMPT_SEQ_STEP, storeEvents } from "./turn-log.server";
import { wakeFollowers } from "./turn-hub.server";
import { LEASE_MS } from "./turn-lease.server";

/** The oldest queued turn of the conversation, now ours to run; null when there is none or a person has it. */
export async function claimQueuedTurn(
  db: ShopDb,
  conversationId: string,
  owner: string,
  clock: Clock,
): Promise<{ turnId: string; conversationId: string } | null> {
  const conversation = await db.conversation.findUnique({ where: { id: conversationId }, select: { state: true } });
  if (conversation !== null && conversation.state !== "ai") {
    await dropQueued(db, conversationId, clock);
    return null;
  }
  for (;;) {
    const turnId = await firstQueued(db, conversationId);
    if (turnId === null) return null;
    const claimed = await db.turn.updateMany({
      where: { id: turnId, status: "queued" },
      data: { status: "running", leaseOwner: owner, leaseExpiresAt: new Date(clock.nowMs() + LEASE_MS) },
    });
    if (claimed.count === 1) return { turnId, conversationId };
  }
}

/** The queued turn whose message came first; by sequence, since times may be equal. */
async function firstQueued(db: ShopDb, conversationId: string): Promise<string | null> {
  const queued = await db.turn.findMany({ where: { conversationId, status: "queued" }, select: { messageId: true } });
  if (queued.length === 0) return null;
  const message = await db.message.findFirst({
    where: { id: { in: queued.map(({ messageId }) => messageId) } },
    orderBy: { seq: "asc" },
    select: { turnId: true },
  });
  return message?.turnId ?? null;
}

/** Ends a turn that never ran, or that runs nowhere, with a last event for whoever follows it. */
export async function endTurn(
  db: ShopDb,
  turn: { id: string; attempt: number },
  end: { status: "dropped" | "stopped" | "failed"; from: "queued" | "running"; nowMs: number },
): Promise<boolean> {
  const isEnded = await shopTransaction(db, async (tx) => {
    const { count } = await tx.turn.updateMany({
      where: { id: turn.id, status: end.from, attempt: turn.attempt },
      data: { status: end.status, endedAt: new Date(end.nowMs), outcome: end.status === "dropped" ? null : end.status },
    });
    if (count === 0) return false;
    const outcome = end.status === "dropped" ? "human-has-it" : end.status;
    const errorKey = outcome === "failed" ? "tryAgain" : null;
    await storeEvents(tx, turn.id, [
      // The last number of the attempt: after everything it can have said.
      { seq: turn.attempt * ATTEMPT_SEQ_STEP, event: { type: "turn-ended", outcome, messageId: null, text: "", errorKey, details: null } },
    ]); // prettier-ignore
    return true;
  });
  if (isEnded) wakeFollowers(turn.id);
  return isEnded;
}

/** Lets the lease of a turn that we gave up run out at once, for the sweeper. */
export async function expireLease(db: ShopDb, turnId: string, owner: string, clock: Clock): Promise<void> {
  await db.turn.updateMany({
    where: { id: turnId, leaseOwner: owner, status: "running" },
    data: { leaseExpiresAt: new Date(clock.nowMs() - 1) },
  });
}

async function dropQueued(db: ShopDb, conversationId: string, clock: Clock): Promise<void> {
  const queued = await db.turn.findMany({ where: { conversationId, status: "queued" } });
  for (const turn of queued) await endTurn(db, turn, { status: "dropped", from: "queued", nowMs: clock.nowMs() });
}
