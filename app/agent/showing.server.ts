/**
 * What a turn shows beside its text: cards, orders, sources, the sign-in wish, the handoff. Tools feed it while they run;
 * at the end it is settled against the words, so that the cards are exactly the products the text names. Used by answer.
 */
import type { OrderCard, ProductCard, Source } from "~/chat/protocol";
import type { AnswerInput, AnswerResult, RecordedToolCall } from "./answer-types";
import type { CommittedText } from "./guards/answer-text";
import type { Evidence } from "./guards/evidence";
import { usedSources } from "./guards/used-sources";
import type { CallEnd } from "./tool-runner.server";
import { cardsOf } from "./tools/named-products.server";
import type { ToolOutcome } from "./tools/tool";

export interface Showing {
  known: Map<string, CallEnd>;
  toolCalls: RecordedToolCall[];
  readonly handoff: AnswerResult["handoff"];
  onOutcome(name: string, outcome: ToolOutcome<unknown>): void;
  openHandoff(handoff: { reason: string; dueAt: string }): Promise<void>;
  settle(
    text: CommittedText,
    evidence: Evidence,
  ): Promise<Pick<AnswerResult, "handles" | "cards" | "sources" | "orders" | "isSignInNeeded">>;
}

export function showing(input: AnswerInput): Showing {
  const cardByHandle = new Map<string, ProductCard>();
  const given: Source[] = [];
  let cards: ProductCard[] = [];
  let orders: OrderCard[] = [];
  let isSignInNeeded = false;
  let handoff: AnswerResult["handoff"] = null;

  const showCards = (next: ProductCard[]): void => {
    if (next.map((card) => card.handle).join() === cards.map((card) => card.handle).join()) return;
    cards = next;
    input.emit({ type: "cards", cards });
  };

  return {
    known: new Map(),
    toolCalls: [],
    get handoff() {
      return handoff;
    },
    onOutcome(name, outcome) {
      given.push(...outcome.sources);
      for (const event of outcome.events) {
        if (event.type === "cards") {
          for (const card of event.cards) cardByHandle.set(card.handle, card);
          // A look at one product must not wipe the result of a search from the screen.
          if (name === "search_products" || cards.length === 0) showCards(event.cards);
        } else if (event.type === "orders") {
          orders = [...orders.filter((old) => !event.orders.some((order) => order.name === old.name)), ...event.orders];
          input.emit({ type: "orders", orders });
        } else if (event.type === "sign-in-needed") {
          if (!isSignInNeeded) input.emit(event);
          isSignInNeeded = true;
        } else {
          handoff = { reason: reasonOf(outcome), dueAt: event.handoff.dueAt };
          input.emit(event);
        }
      }
    },
    async openHandoff(wanted) {
      handoff = wanted;
      input.emit({ type: "handoff", handoff: { status: "open", dueAt: wanted.dueAt } });
    },
    async settle(text, evidence) {
      const named = namedInText(text, evidence);
      if (named.length > 0) {
        const missing = named.filter((handle) => !cardByHandle.has(handle));
        for (const card of await cardsOf(input, missing)) cardByHandle.set(card.handle, card);
        showCards(named.flatMap((handle) => cardByHandle.get(handle) ?? []));
      }
      const sources = usedSources(text, evidence, given);
      if (sources.length > 0) input.emit({ type: "sources", sources });
      return { handles: cards.map((card) => card.handle), cards, sources, orders, isSignInNeeded };
    },
  };
}

/** Products named by mark, then those whose whole title a model wrote by itself, in the order of the text. */
function namedInText(text: CommittedText, evidence: Evidence): string[] {
  const places = [...evidence.products.values()].flatMap(({ handle, title }) => {
    const byMark = text.markedText.indexOf(`[[product:${handle}]]`);
    const at = byMark >= 0 ? byMark : title.length >= 4 ? text.markedText.indexOf(title) : -1;
    return at < 0 ? [] : [{ handle, at }];
  });
  return places.sort((a, b) => a.at - b.at).map((place) => place.handle);
}

function reasonOf(outcome: ToolOutcome<unknown>): string {
  const { reason } = outcome as ToolOutcome<unknown> & { reason?: unknown };
  return typeof reason === "string" ? reason : "";
}
