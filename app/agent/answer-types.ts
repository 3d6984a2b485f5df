/** What the agent is given and gives back. Types only; answer.server.ts is the behaviour, chat and preview the callers. */
import type { OrderCard, ProductCard, Source, TurnEvent } from "~/chat/protocol";
import type { ShopDb } from "~/db.server";
import type { Language, LanguageModel, Mood, TokenUsage, TurnContext } from "~/models/language-model";
import type { Clock } from "~/platform/clock";
import type { PastMessage } from "./prompt.server";
import type { Asker, ToolContext } from "./tools/tool";

export type AnswerEvent = Extract<
  TurnEvent,
  { type: "progress" | "text-delta" | "cards" | "orders" | "sources" | "sign-in-needed" | "handoff" }
>;

export interface RecordedToolCall {
  step: number;
  callId: string;
  name: string;
  arguments: unknown;
  result: unknown;
  isError: boolean;
  durationMs: number;
}

export interface AnswerInput {
  db: ShopDb;
  shop: ToolContext["shop"] & { domain: string };
  persona: TurnContext["persona"];
  asker: Asker;
  shopper: TurnContext["shopper"];
  /** Oldest first, without the message to answer. */
  history: PastMessage[];
  text: string;
  page: TurnContext["page"];
  language: Language;
  mood: Mood;
  model: LanguageModel;
  /** Takes over when the model fails or stays empty; the built-in model by default. */
  lastResort?: LanguageModel;
  clock: Clock;
  /** Aborts when the shopper stops the turn or a person takes over; a shopper who merely leaves does not abort it. */
  signal: AbortSignal;
  emit(event: AnswerEvent): void;
  recordToolCall(call: RecordedToolCall): void;
  isPreview: boolean;
}

export interface AnswerResult {
  text: string;
  /** `text` with product marks in place of titles, for the history of later turns. */
  markedText: string;
  /** Handles of the cards shown with the answer, in order. */
  handles: string[];
  cards: ProductCard[];
  sources: Source[];
  orders: OrderCard[];
  isSignInNeeded: boolean;
  outcome: "answered" | "asked" | "handed-off" | "stopped";
  /** Set when a person is to take over: the caller opens the handoff with the commit, so that both happen or neither. */
  handoff: { reason: string; dueAt: string } | null;
  /** The model that wrote the last step, e.g. "builtin:1". */
  modelId: string;
  usage: TokenUsage;
  steps: number;
  toolCalls: RecordedToolCall[];
  claimsDropped: number;
  /** Whole milliseconds: total, and firstText when some was shown. */
  timingsMs: Record<string, number>;
}
