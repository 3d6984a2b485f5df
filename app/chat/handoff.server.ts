/**
 * The human exit: a handoff is opened with an honest time, taken, missed or closed. Opened by a turn's commit, by the
 * shopper's own wish and by the sweeper; taken and closed by the inbox. Every step is in its caller's transaction.
 */
import type { Handoff } from "@prisma/client";
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import type { Language } from "~/models/language-model";
import type { Clock } from "~/platform/clock";
import { AppError } from "~/platform/errors";
import { translator } from "~/platform/i18n";
import { newId } from "~/platform/ids";
import { settingsOf, shopById } from "~/shops.server";
import type { ChatAsker } from "./asker.server";
import { appendMessage, languageOfConversation, move } from "./conversations.server";
import type { HandoffView } from "./protocol";
import { stopTurnsOf } from "./running.server";

export interface HandoffWish {
  conversationId: string;
  reason: string;
  requestedBy: "shopper" | "assistant" | "system";
  dueAt: Date;
  nowMs: number;
}

/** Opens a handoff for a conversation that the caller has moved to "waiting" in the same transaction. */
export async function openHandoff(tx: ShopDb, wish: HandoffWish): Promise<Handoff> {
  return tx.handoff.create({
    data: {
      id: newId(wish.nowMs),
      shopId: tx.shopId,
      conversationId: wish.conversationId,
      status: "open",
      reason: wish.reason.slice(0, 300),
      requestedBy: wish.requestedBy,
      requestedAt: new Date(wish.nowMs),
      dueAt: wish.dueAt,
    },
  });
}

/**
 * The shopper's own wish for a person, by the button. Repeating it changes nothing: the same handoff is returned.
 * @throws AppError not-found when the conversation has no message yet or is another's
 */
export async function requestHandoff(db: ShopDb, asker: ChatAsker, clock: Clock): Promise<HandoffView> {
  const { handoffReplyMinutes } = await settingsOf(db);
  const shop = await shopById(db.shopId);
  const nowMs = clock.nowMs();
  const dueAt = new Date(nowMs + handoffReplyMinutes * 60_000);
  const view = await shopTransaction(db, async (tx) => {
    await tx.conversation.createMany({
      data: {
        id: asker.conversationId, shopId: db.shopId, visitorId: asker.visitorId, customerGid: asker.customerGid,
        language: asker.language, createdAt: new Date(nowMs), lastMessageAt: new Date(nowMs),
      },
      skipDuplicates: true,
    }); // prettier-ignore
    const conversation = await tx.conversation.findFirst({
      where: { id: asker.conversationId, visitorId: asker.visitorId, customerGid: asker.customerGid },
    });
    if (conversation === null) throw new AppError("not-found", "no such conversation of this visitor");
    await move(tx, conversation.id, "write-again");
    if (!(await move(tx, conversation.id, "ask"))) return currentHandoff(tx, conversation.id);
    const language = languageOfConversation(conversation);
    const handoff = await openHandoff(tx, {
      conversationId: conversation.id,
      reason: "The shopper asked for a person.",
      requestedBy: "shopper",
      dueAt,
      nowMs,
    });
    const text = translator(language, "chat")("handoff.opened", { time: timeOf(dueAt, language, shop?.timezone) });
    await appendMessage(tx, conversation.id, { role: "system", text, nowMs });
    return viewOfHandoff(handoff);
  });
  await stopTurnsOf(db, asker.conversationId, "human-has-it");
  return view ?? { status: "taken", dueAt: dueAt.toISOString() };
}

/** The newest handoff that is not closed, or null. */
export async function currentHandoff(db: ShopDb, conversationId: string): Promise<HandoffView | null> {
  const handoff = await db.handoff.findFirst({
    where: { conversationId, status: { in: ["open", "taken", "missed"] } },
    orderBy: { requestedAt: "desc" },
  });
  return handoff === null ? null : viewOfHandoff(handoff);
}

/** Open handoffs whose time is up: marked missed, the assistant helps again, and the shopper is told honestly. */
export async function missHandoffs(db: ShopDb, clock: Clock): Promise<number> {
  const due = await db.handoff.findMany({
    where: { status: "open", dueAt: { lte: new Date(clock.nowMs()) } },
    take: 100,
  });
  let missed = 0;
  for (const handoff of due) missed += (await missHandoff(db, handoff, clock)) ? 1 : 0;
  return missed;
}

async function missHandoff(db: ShopDb, handoff: Handoff, clock: Clock): Promise<boolean> {
  return shopTransaction(db, async (tx) => {
    // The conversation first, as everywhere: taking it and missing it cannot both succeed.
    const isMissed = await move(tx, handoff.conversationId, "miss");
    const status = isMissed ? "missed" : "closed";
    const changed = await tx.handoff.updateMany({ where: { id: handoff.id, status: "open" }, data: { status } });
    if (!isMissed || changed.count === 0) return false;
    const conversation = await tx.conversation.findUniqueOrThrow({ where: { id: handoff.conversationId } });
    const text = translator(languageOfConversation(conversation), "chat")("handoff.missed");
    await appendMessage(tx, conversation.id, { role: "system", text, nowMs: clock.nowMs() });
    return true;
  });
}

export function viewOfHandoff(handoff: Handoff): HandoffView {
  return { status: handoff.status as HandoffView["status"], dueAt: handoff.dueAt.toISOString() };
}

/** A time of day in the shop's time zone, with the day when it is not today's. */
export function timeOf(at: Date, language: Language, timezone = "UTC"): string {
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", {
    month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZone: timezone, timeZoneName: "short",
  }).format(at); // prettier-ignore
}
