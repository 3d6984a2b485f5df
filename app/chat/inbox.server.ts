/**
 * The merchant's side of conversations: the list, a thread with what stands behind each answer, and taking over. Called
 * by the admin's pages. A takeover moves the conversation first and stops the assistant after: once it returns, no
 * answer of the assistant can be committed.
 */
import type { Prisma } from "@prisma/client";
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import type { Clock } from "~/platform/clock";
import { systemClock } from "~/platform/clock";
import { AppError } from "~/platform/errors";
import { translator } from "~/platform/i18n";
import { appendMessage, languageOfConversation, move } from "./conversations.server";
import { cleanMessage } from "./message-text";
import { stopTurnsOf } from "./running.server";
import type { ConversationMove, ConversationState } from "./states";

export type InboxFilter = "all" | "waiting" | "human" | "upset";

export interface InboxRow {
  id: string;
  state: ConversationState;
  mood: string | null;
  lastShopperText: string;
  messageCount: number;
  /** ISO. */
  lastMessageAt: string | null;
}

const PAGE_ROWS = 25;
const UPSET = ["angry", "upset", "worried"];

/** A page of conversations, newest first. `cursor` is the last page's nextCursor; a stale one begins anew. */
export async function listConversations(
  db: ShopDb,
  query: { filter: InboxFilter; search?: string; cursor?: string | null },
): Promise<{ rows: InboxRow[]; nextCursor: string | null }> {
  const found = await db.conversation.findMany({
    where: { AND: [filterOf(query.filter), searchOf(query.search ?? ""), afterCursor(query.cursor ?? null)] },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    take: PAGE_ROWS + 1,
    include: {
      messages: { where: { role: "shopper" }, orderBy: { seq: "desc" }, take: 1, select: { text: true } },
      _count: { select: { messages: true } },
    },
  });
  const rows = found.slice(0, PAGE_ROWS).map((row) => ({
    id: row.id,
    state: row.state as ConversationState,
    mood: row.mood,
    lastShopperText: row.messages[0]?.text ?? "",
    messageCount: row._count.messages,
    lastMessageAt: row.lastMessageAt?.toISOString() ?? null,
  }));
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > PAGE_ROWS && last ? `${last.lastMessageAt ?? ""}_${last.id}` : null };
}

/** Takes the conversation for staff. Repeating it is fine. @throws AppError not-found */
export async function takeOver(
  db: ShopDb,
  id: string,
  { staffName }: { staffName: string },
  clock: Clock = systemClock,
): Promise<void> {
  const nowMs = clock.nowMs();
  await shopTransaction(db, async (tx) => {
    if (!(await move(tx, id, "take"))) return void (await checkState(tx, id, "human"));
    await tx.handoff.updateMany({
      where: { conversationId: id, status: { in: ["open", "missed"] } },
      data: { status: "taken", takenAt: new Date(nowMs) },
    });
    await note(tx, id, "handoff.taken", { name: staffName }, nowMs);
  });
  await stopTurnsOf(db, id, "human-has-it");
}

/** Adds a reply of staff. @throws AppError conflict when staff do not have the conversation; message-empty, -too-long */
export async function replyAsStaff(db: ShopDb, id: string, text: string, clock: Clock = systemClock): Promise<void> {
  const clean = cleanMessage(text);
  await shopTransaction(db, async (tx) => {
    // Locks the row, so that a give-back at the same moment comes before or after, not between.
    const held = await tx.conversation.updateMany({ where: { id, state: "human" }, data: { state: "human" } });
    if (held.count === 0) await checkState(tx, id, "human");
    await appendMessage(tx, id, { role: "staff", text: clean, nowMs: clock.nowMs() });
  });
}

/** Gives the conversation back to the assistant. @throws AppError not-found, conflict when it is closed */
export async function giveBack(db: ShopDb, id: string, clock: Clock = systemClock): Promise<void> {
  await endHandoff(db, id, { by: "give-back", to: "ai", noteKey: "handoff.givenBack" }, clock);
}

/** Closes the conversation; the shopper's next message opens it again. @throws AppError not-found */
export async function closeConversation(db: ShopDb, id: string, clock: Clock = systemClock): Promise<void> {
  await endHandoff(db, id, { by: "close", to: "closed", noteKey: "handoff.closed" }, clock);
  await stopTurnsOf(db, id, "human-has-it");
}

async function endHandoff(
  db: ShopDb,
  id: string,
  end: { by: ConversationMove; to: ConversationState; noteKey: string },
  clock: Clock,
): Promise<void> {
  const nowMs = clock.nowMs();
  await shopTransaction(db, async (tx) => {
    if (!(await move(tx, id, end.by))) return void (await checkState(tx, id, end.to));
    await tx.handoff.updateMany({
      where: { conversationId: id, status: { in: ["open", "taken", "missed"] } },
      data: { status: "closed", closedAt: new Date(nowMs) },
    });
    await note(tx, id, end.noteKey, {}, nowMs);
  });
}

/** Fine when the conversation is there already; otherwise says why the move was refused. */
async function checkState(tx: ShopDb, id: string, wanted: ConversationState): Promise<void> {
  const conversation = await tx.conversation.findUnique({ where: { id }, select: { state: true } });
  if (conversation === null) throw new AppError("not-found", "no such conversation in this shop");
  if (conversation.state !== wanted) throw new AppError("conflict", `the conversation is ${conversation.state} now`);
}

async function note(
  tx: ShopDb,
  id: string,
  key: string,
  values: Record<string, unknown>,
  nowMs: number,
): Promise<void> {
  const conversation = await tx.conversation.findUniqueOrThrow({ where: { id }, select: { language: true } });
  const text = translator(languageOfConversation(conversation), "chat")(key, values);
  await appendMessage(tx, id, { role: "system", text, nowMs });
}

function filterOf(filter: InboxFilter): Prisma.ConversationWhereInput {
  const real = { isPreview: false, lastMessageAt: { not: null } };
  if (filter === "all") return real;
  // Any message counts: a shopper who asks for a person in plain words after an angry line is upset still.
  if (filter === "upset") return { ...real, messages: { some: { role: "shopper", mood: { in: UPSET } } } };
  return { ...real, state: filter };
}

function searchOf(search: string): Prisma.ConversationWhereInput {
  const words = search.trim().slice(0, 200);
  return words === "" ? {} : { messages: { some: { text: { contains: words, mode: "insensitive" } } } };
}

function afterCursor(cursor: string | null): Prisma.ConversationWhereInput {
  const [at = "", id = ""] = cursor?.split("_") ?? [];
  const lastMessageAt = new Date(at);
  if (id === "" || Number.isNaN(lastMessageAt.getTime())) return {};
  return { OR: [{ lastMessageAt: { lt: lastMessageAt } }, { lastMessageAt, id: { lt: id } }] };
}
