/**
 * The shape of a tool and of what it is given. Authority (shop, customer, conversation) comes from the session through
 * ToolContext and never from a model's arguments. Each tool is one file here; registry.server.ts lists them.
 */
import type { z } from "zod";
import type { Progress, Source, TurnEvent } from "~/chat/protocol";
import type { ShopDb } from "~/db.server";
import type { Language } from "~/models/language-model";
import type { ToolName } from "~/models/tool-contracts";
import type { Clock } from "~/platform/clock";

/** Who asks, as the app proved it: by Shopify's proxy signature, then by our own token. */
export interface Asker {
  conversationId: string;
  visitorId: string;
  /** gid of the signed-in customer, or null. */
  customerGid: string | null;
}

export interface ToolContext {
  db: ShopDb;
  asker: Asker;
  shop: { name: string; currency: string; primaryLocale: string; primaryUrl: string };
  language: Language;
  clock: Clock;
  signal: AbortSignal;
  /** A preview runs with this true: tools then change nothing (hand_off only says what it would do). */
  isPreview: boolean;
}

export interface ToolOutcome<Result> {
  /** Given to the model as JSON; also the turn's evidence for the claims guard. */
  result: Result;
  /** Shown to the shopper as soon as the tool has run. */
  events: Extract<TurnEvent, { type: "cards" | "orders" | "sign-in-needed" | "handoff" }>[];
  /** Where the result stands, shown with the answer when it is used. */
  sources: Source[];
}

export interface Tool<Args, Result> {
  name: ToolName;
  progress: Progress;
  args: z.ZodType<Args>;
  result: z.ZodType<Result>;
  run(args: Args, context: ToolContext): Promise<ToolOutcome<Result>>;
}
