/**
 * One message on screen. `update` brings the element to what the row says now and touches only what changed, so that a
 * shopper's half-made choice in a card survives the rest of the stream.
 */
import type { Source } from "../../app/chat/protocol";
import { anchor, button, el, quiet } from "../dom";
import { shopLink } from "../links";
import type { Row } from "../types";
import { productCard } from "./card";
import type { ViewContext } from "./context";
import { orderCard } from "./order";

/** Cards shown before "show more". */
const CARDS_AT_FIRST = 3;

export interface RowView {
  readonly element: HTMLElement;
  update(): void;
}

export function rowView(row: Row, assistantName: string, ctx: ViewContext): RowView {
  const { words } = ctx;
  const speaker = { shopper: words.you, staff: words.staff, assistant: assistantName, system: null }[row.role];
  const textNode = document.createTextNode("");
  const text = el("p", { class: "text" }, textNode);
  const progress = el("p", { class: "progress" });
  const slots: (() => void)[] = [];
  const extras = el("div", { class: "extras" });
  const cards = new Map<string, { json: string; node: HTMLElement }>();

  /** A place that is filled anew only when what it shows is another value. */
  const slot = <T>(read: () => T, build: (value: T) => HTMLElement | null): void => {
    const box = el("div");
    let shown: T | undefined;
    extras.append(box);
    slots.push(() => {
      const value = read();
      if (value === shown) return;
      shown = value;
      box.replaceChildren(build(value) ?? "");
    });
  };
  const cardNode = (card: Row["cards"][number]): HTMLElement => {
    const json = JSON.stringify(card);
    const held = cards.get(card.handle);
    if (held?.json === json) return held.node;
    const node = productCard(card, ctx);
    cards.set(card.handle, { json, node });
    return node;
  };
  slot(
    () => row.cards,
    (list) => (list.length > 0 ? cardList(list.map(cardNode), ctx) : null),
  );
  slot(
    () => row.orders,
    (list) => (list.length > 0 ? el("ul", {}, ...list.map((order) => orderCard(order, ctx))) : null),
  );
  slot(
    () => row.isSignInNeeded && !ctx.isSignedIn(),
    (isNeeded) => (isNeeded ? signIn(ctx) : null),
  );
  slot(
    () => row.sources,
    (list) => (list.length > 0 ? sourceList(list, ctx) : null),
  );
  slot(
    () => row.status,
    () => statusLine(row, ctx),
  );
  const element = el(
    "div",
    { class: `row ${row.role}` },
    speaker && el("span", { class: row.role === "staff" ? "speaker" : "sr" }, speaker),
    text,
    progress,
    extras,
  );

  const update = (): void => {
    setText(textNode, row.text);
    text.hidden = row.text === "";
    const isWaiting =
      row.status === "running" && row.progress !== null && (row.text === "" || row.progress === "reconnecting");
    progress.hidden = !isWaiting;
    const progressText = isWaiting && row.progress ? words.progress[row.progress] : "";
    if (progress.textContent !== progressText) progress.textContent = progressText;
    for (const fill of slots) fill();
    element.hidden = row.text === "" && !isWaiting && extras.textContent === "";
  };
  update();
  return { element, update };
}

function setText(node: Text, text: string): void {
  if (node.data === text) return;
  if (text.startsWith(node.data)) node.appendData(text.slice(node.data.length));
  else node.data = text;
}

function cardList(items: HTMLElement[], ctx: ViewContext): HTMLElement {
  const ul = el("ul", { class: "cards" }, ...items);
  const hidden = items.slice(CARDS_AT_FIRST);
  for (const item of items) item.hidden = hidden.includes(item);
  const box = el("div", {}, ul);
  if (hidden.length > 0) {
    const showAll = (): void => {
      for (const item of hidden) item.hidden = false;
      more.remove();
      hidden[0]?.querySelector<HTMLElement>("a,button")?.focus();
    };
    const more = button("plain", showAll, ctx.words.card.more(hidden.length));
    box.append(more);
  }
  return box;
}

function sourceList(sources: Source[], ctx: ViewContext): HTMLElement {
  const items = sources.map((source) => {
    const link = shopLink(source.url);
    return el("li", {}, link ? anchor(link, source.title) : source.title);
  });
  return el(
    "div",
    { class: "sources" },
    el("span", {}, ctx.words.sources),
    el("ul", { "aria-label": ctx.words.sources }, ...items),
  );
}

function signIn(ctx: ViewContext): HTMLElement {
  const go = button("solid", () => ctx.actions.signIn(), ctx.words.signIn.button);
  return el("div", { class: "sign-in" }, quiet(ctx.words.signIn.text), go);
}

function statusLine(row: Row, ctx: ViewContext): HTMLElement | null {
  if (row.status === "stopped") return quiet(ctx.words.stopped);
  if (row.status !== "failed") return null;
  const again = button("plain", () => ctx.actions.retry(row.retryText ?? ""), ctx.words.retry);
  return el(
    "div",
    { class: "failure" },
    el("p", {}, row.errorText ?? ctx.words.error.tryAgain),
    row.retryText && again,
  );
}
