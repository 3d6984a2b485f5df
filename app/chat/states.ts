/**
 * Who has a conversation, and every legal way from one holder to another: the one table that the handoff, the inbox and
 * the turn's commit obey. Pure; the moves themselves are compare-and-set updates in conversations.server.ts.
 */

export type ConversationState = "ai" | "waiting" | "human" | "closed";

/** ask: a person is wanted. take: staff take it. give-back: back to the assistant. miss: nobody came in time. */
export type ConversationMove = "ask" | "take" | "give-back" | "miss" | "close" | "write-again";

export const MOVES: Record<ConversationMove, { from: ConversationState[]; to: ConversationState }> = {
  ask: { from: ["ai"], to: "waiting" },
  take: { from: ["ai", "waiting", "closed"], to: "human" },
  "give-back": { from: ["waiting", "human"], to: "ai" },
  miss: { from: ["waiting"], to: "ai" },
  close: { from: ["ai", "waiting", "human"], to: "closed" },
  "write-again": { from: ["closed"], to: "ai" },
};
