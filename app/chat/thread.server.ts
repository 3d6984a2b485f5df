/** One conversation for the merchant: every message, and behind each answer what it stands on. Called by the admin. */
import type { ToolCall, Turn } from "@prisma/client";
import { z } from "zod";
import type { ShopDb } from "~/db.server";
import { shopById } from "~/shops.server";
import { currentHandoff } from "./handoff.server";
import type { HandoffView, MessageView } from "./protocol";
import type { ConversationState } from "./states";
import { messageViews } from "./view.server";

export interface AnswerTrace {
  model: string | null;
  personaVersion: number;
  timingsMs: Record<string, number>;
  toolCalls: {
    id: string;
    name: string;
    argumentsJson: string;
    resultJson: string;
    isError: boolean;
    durationMs: number;
  }[];
}

export interface Thread {
  id: string;
  state: ConversationState;
  mood: string | null;
  /** ISO. */
  createdAt: string;
  handoff: HandoffView | null;
  /** Oldest first, the last 200. `trace` only with the assistant's answers. */
  messages: (MessageView & { trace: AnswerTrace | null })[];
}

const MESSAGES_SHOWN = 200;
const timingsSchema = z.record(z.string(), z.number()).catch({});

/** The thread, or null when the shop has no such conversation. */
export async function conversationThread(db: ShopDb, id: string): Promise<Thread | null> {
  const conversation = await db.conversation.findUnique({ where: { id } });
  const shop = await shopById(db.shopId);
  if (conversation === null || shop === null) return null;
  const where = { conversationId: id };
  const messages = await db.message.findMany({ where, orderBy: { seq: "desc" }, take: MESSAGES_SHOWN });
  const turnIds = messages.flatMap((message) => (message.role === "assistant" ? (message.turnId ?? []) : []));
  const turns = await db.turn.findMany({ where: { id: { in: turnIds } } });
  const calls = await db.toolCall.findMany({
    where: { turnId: { in: turnIds } },
    orderBy: [{ step: "asc" }, { id: "asc" }],
  });
  const views = await messageViews(db, shop, conversation, messages.reverse());
  return {
    id,
    state: conversation.state as ConversationState,
    mood: conversation.mood,
    createdAt: conversation.createdAt.toISOString(),
    handoff: await currentHandoff(db, id),
    messages: views.map((view, index) => {
      const turn =
        view.role === "assistant" ? turns.find(({ id: turnId }) => turnId === messages[index]?.turnId) : undefined;
      return {
        ...view,
        trace:
          turn === undefined
            ? null
            : traceOf(
                turn,
                calls.filter((call) => call.turnId === turn.id),
              ),
      };
    }),
  };
}

function traceOf(turn: Turn, calls: ToolCall[]): AnswerTrace {
  return {
    model: turn.model,
    personaVersion: turn.personaVersion,
    timingsMs: timingsSchema.parse(turn.timingsMs),
    toolCalls: calls.map((call) => ({
      id: call.id,
      name: call.name,
      argumentsJson: JSON.stringify(call.arguments, null, 2),
      resultJson: JSON.stringify(call.result, null, 2),
      isError: call.isError,
      durationMs: call.durationMs,
    })),
  };
}
