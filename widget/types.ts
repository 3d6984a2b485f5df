/**
 * The bubble's own shapes: what the Liquid block hands over, one row of the conversation, and what survives a page load.
 * Shared by every widget file; the wire's shapes come from app/chat/protocol.ts as types only.
 */
import type {
  ConversationView,
  HandoffView,
  OrderCard,
  ProductCard,
  Progress,
  SessionReply,
  Source,
} from "../app/chat/protocol";
import type { Language } from "./words";

/** What chat-bubble.liquid wrote into the page, read once by the loader. */
export interface Embed {
  root: HTMLElement;
  button: HTMLButtonElement;
  side: "left" | "right";
  /** Path of the app proxy on the shop's own domain, e.g. "/apps/aisle". */
  proxyPath: string;
  /** The page's locale, e.g. "zh-CN". */
  locale: string;
  /** Id of the signed-in customer, "" when nobody is: a change means that what was kept is someone else's. */
  customer: string;
  panelUrl: string;
  stylesUrl: string;
  /** Address of each language's catalogue. */
  wordsUrl: Record<Language, string>;
}

/** One message as shown. `key` is the server's id once known. */
export interface Row {
  key: string;
  role: "shopper" | "assistant" | "staff" | "system";
  text: string;
  cards: ProductCard[];
  sources: Source[];
  orders: OrderCard[];
  isSignInNeeded: boolean;
  status: "done" | "running" | "stopped" | "failed";
  progress: Progress | "reconnecting" | null;
  /** Text of the failure and what to send again, with status failed. */
  errorText: string | null;
  retryText: string | null;
}

/** A running answer: everything up to and including event `seq` is already in the row. */
export interface Turn {
  turnId: string | null;
  seq: number;
  rowKey: string;
  clientMessageId: string;
  text: string;
}

export type ChatState = ConversationView["state"];
export type Session = Omit<SessionReply, "conversation">;

/** Kept in sessionStorage for this tab only. */
export interface Saved {
  version: 1;
  customer: string;
  isOpen: boolean;
  draft: string;
  /** The question that needed a sign-in: offered again after it. */
  pendingQuestion: string | null;
  visitorKey: string | null;
  session: Session | null;
  conversationId: string | null;
  state: ChatState;
  handoff: HandoffView | null;
  rows: Row[];
  turns: Turn[];
}

/** What merchants' themes may call. Present as soon as the loader has run. */
export interface AisleApi {
  open(): void;
  close(): void;
  /** Opens the panel and sends the text as the shopper's message. */
  send(text: string): void;
  /** Opens the panel and puts the text into the composer without sending it. */
  prefill(text: string): void;
}

declare global {
  interface Window {
    aisle?: AisleApi;
    Shopify?: {
      routes?: { root?: string };
      loadFeatures?: (features: { name: string; version: string }[], done?: (error?: unknown) => void) => void;
      customerPrivacy?: { preferencesProcessingAllowed?: () => boolean };
    };
  }
}
