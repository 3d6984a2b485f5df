/**
 * The conversation's list. A shopper's message opens a group that is at least as tall as the list, so the question goes
 * to the top and the answer grows below it: the text being read never moves. Called by shell.ts.
 */
import { button, el, icon } from "../dom";
import type { Row } from "../types";
import type { Announcer } from "./announcer";
import type { ViewContext } from "./context";
import { rowView, type RowView } from "./row";

export interface Log {
  readonly element: HTMLElement;
  /** Shows exactly these rows, without saying them. */
  reset(rows: readonly Row[], assistantName: string): void;
  add(row: Row): void;
  update(row: Row): void;
  remove(row: Row): void;
  /** To the last question, or to the end of a short list. */
  toLatest(): void;
}

export function createLog(empty: HTMLElement, announcer: Announcer, ctx: ViewContext): Log {
  const list = el("div", { class: "log", role: "region", "aria-label": ctx.words.conversation, tabindex: 0 });
  const jump = button("jump", () => toEnd(), icon("M10 4v12M5 11l5 5 5-5"));
  jump.setAttribute("aria-label", ctx.words.latest);
  const element = el("div", { class: "log-box" }, list, jump);
  const views = new Map<Row, RowView>();
  let name = "";
  list.append(empty);

  const showJump = (): void => {
    jump.hidden = list.scrollHeight - list.scrollTop - list.clientHeight < 60 || list.clientHeight === 0;
  };
  list.addEventListener("scroll", showJump, { passive: true });
  const toEnd = (): void => {
    list.scrollTop = list.scrollHeight;
    list.focus({ preventScroll: true });
  };

  const lastGroup = (): HTMLElement | null => list.querySelector<HTMLElement>(".group:last-child");
  const place = (row: Row): void => {
    const view = rowView(row, name, ctx);
    views.set(row, view);
    let group = lastGroup();
    if (!group || row.role === "shopper") {
      group = el("div", { class: "group" });
      list.append(group);
    }
    group.append(view.element);
    empty.hidden = true;
  };
  const toLatest = (): void => {
    const group = lastGroup();
    if (group) list.scrollTop += group.getBoundingClientRect().top - list.getBoundingClientRect().top - 8;
    showJump();
  };

  return {
    element,
    reset(rows, assistantName) {
      name = assistantName;
      views.clear();
      empty.hidden = rows.length > 0;
      list.replaceChildren(empty);
      for (const row of rows) {
        place(row);
        announcer.skip(row);
      }
      toLatest();
    },
    add(row) {
      place(row);
      if (row.role === "shopper") toLatest();
      else if (row.role === "staff") views.get(row)?.element.scrollIntoView({ block: "nearest" });
      if (row.role !== "shopper") announcer.follow(row);
      showJump();
    },
    update(row) {
      views.get(row)?.update();
      announcer.follow(row);
      showJump();
    },
    remove(row) {
      const element = views.get(row)?.element;
      const group = element?.parentElement;
      element?.remove();
      views.delete(row);
      if (group?.childElementCount === 0) group.remove();
      empty.hidden = views.size > 0;
    },
    toLatest,
  };
}
