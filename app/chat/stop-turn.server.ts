/** The shopper's stop button: what was said so far is kept, the rest is not. Called by the chat door. */
import type { ShopDb } from "~/db.server";
import type { Clock } from "~/platform/clock";
import { systemClock } from "~/platform/clock";
import type { ChatAsker } from "./asker.server";
import { checkTurnOwner } from "./follow-turn.server";
import { askToStop } from "./running.server";
import { endTurn } from "./turn-queue.server";

/** Harmless on a turn that has ended. @throws AppError not-found for a turn that is not the asker's */
export async function stopTurn(
  db: ShopDb,
  asker: ChatAsker,
  turnId: string,
  clock: Clock = systemClock,
): Promise<void> {
  await checkTurnOwner(db, asker, turnId);
  const turn = await db.turn.findUnique({ where: { id: turnId }, select: { id: true, attempt: true, status: true } });
  if (turn?.status === "queued") {
    const isEnded = await endTurn(db, turn, { status: "stopped", from: "queued", nowMs: clock.nowMs() });
    if (isEnded) return;
  }
  await askToStop(turnId, "stopped");
}
