/**
 * The panel's frame in a shadow root: header, conversation, state line, notice, composer. Called by panel.ts; the chat
 * drives it through `View` and hears of the shopper's doings through the context's actions.
 */
import type { HandoffView } from "../../app/chat/protocol";
import { button, el, icon, quiet } from "../dom";
import { formatTime } from "../format";
import { pageContext } from "../page";
import type { ChatState, Session } from "../types";
import { createAnnouncer } from "./announcer";
import { createComposer, type Composer } from "./composer";
import type { ViewContext } from "./context";
import { createLog, type Log } from "./log";

export interface Notice {
  text: string;
  retry: (() => void) | null;
}

export interface View {
  readonly element: HTMLElement;
  readonly log: Log;
  readonly composer: Composer;
  announce(text: string): void;
  showSession(session: Session | null): void;
  showState(state: ChatState, handoff: HandoffView | null): void;
  showAsking(isAsking: boolean): void;
  showNotice(notice: Notice | null): void;
}

/** @param ctx its `announce` is made here and may be called from then on */
export function createView(ctx: Omit<ViewContext, "announce">): View {
  const { words, actions, locale } = ctx;
  const announcer = createAnnouncer();
  const inner: ViewContext = { ...ctx, announce: (text) => announcer.say(text) };

  const name = el("h2", { id: "aisle-name" }, words.assistantFallback);
  const person = button("person", () => actions.askForPerson(), words.person);
  const close = button("close", actions.close, icon("M5 5l10 10M15 5L5 15"));
  close.setAttribute("aria-label", words.close);
  const greeting = el("p", { class: "greeting" });
  const log = createLog(emptyState(greeting, inner), announcer, inner);
  const state = el("p", { class: "state", role: "status", hidden: true });
  const notice = el("div", { class: "notice", role: "alert", hidden: true });
  const composer = createComposer(inner);
  const element = el(
    "section",
    {
      class: "panel",
      role: "dialog",
      "aria-labelledby": "aisle-name",
      tabindex: -1,
      hidden: true,
      "data-side": ctx.embed.side,
      lang: locale,
    },
    el("header", {}, el("div", { class: "who" }, name, el("p", {}, words.disclosure)), person, close),
    log.element,
    state,
    notice,
    composer.element,
    announcer.element,
  );

  return {
    element,
    log,
    composer,
    announce: inner.announce,
    showSession(session) {
      name.textContent = session?.assistant.name || words.assistantFallback;
      greeting.textContent = session?.assistant.greeting ?? "";
      greeting.classList.toggle("loading", !session);
    },
    showState(kind, handoff) {
      const text = stateText(kind, handoff, inner);
      state.hidden = text === "";
      state.classList.toggle("late", handoff?.status === "missed");
      if (state.textContent !== text) state.textContent = text;
      person.disabled = kind === "waiting" || kind === "human";
    },
    showAsking(isAsking) {
      person.setAttribute("aria-busy", String(isAsking));
      person.textContent = isAsking ? words.progress["handing-off"] : words.person;
    },
    showNotice(shown) {
      notice.hidden = shown === null;
      if (!shown) return notice.replaceChildren();
      notice.replaceChildren(
        el("p", {}, shown.text),
        ...(shown.retry ? [button("plain", shown.retry, words.retry)] : []),
      );
    },
  };
}

/** What a person may expect, with the honest time; "" while the assistant answers. */
function stateText(state: ChatState, handoff: HandoffView | null, ctx: ViewContext): string {
  const words = ctx.words.handoff;
  if (state === "human") return words.taken;
  const time = handoff ? formatTime(handoff.dueAt, ctx.locale, Date.now()) : "";
  // A missed handoff gives the conversation back to the assistant, and is said all the same.
  if (handoff?.status === "missed") return words.missed(time);
  return state !== "waiting" ? "" : time ? words.open(time) : ctx.words.progress["handing-off"];
}

/** Before the first message: the greeting in large type, what this is, and a few ways to begin. */
function emptyState(greeting: HTMLElement, ctx: ViewContext): HTMLElement {
  const { suggestions, disclosureLong } = ctx.words;
  const first = pageContext().kind === "product" ? suggestions.product : suggestions.find;
  const items = [first, suggestions.order, suggestions.returns].map((text) =>
    el(
      "li",
      {},
      button("", () => ctx.actions.send(text), text, icon("M7 4.5l5.5 5.5L7 15.5")),
    ),
  );
  return el("div", { class: "empty" }, greeting, quiet(disclosureLong), el("ul", { class: "suggestions" }, ...items));
}
