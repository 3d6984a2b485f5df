/**
 * Where the shopper writes. Enter sends, Shift+Enter is a new line, Enter that ends an input method's composition does
 * neither; the limit is shown when it comes near; while an answer runs and nothing is written, the button stops it.
 */
import type { MESSAGE_MAX_CHARS } from "../../app/chat/protocol";
import { el, icon } from "../dom";
import type { ViewContext } from "./context";

/** The protocol's limit; typed by it so that the two cannot part. */
const LIMIT: typeof MESSAGE_MAX_CHARS = 2000;
const COUNT_FROM = 1800;

const SEND_ICON = "M10 16V4.5M5 9.5l5-5 5 5";
const STOP_ICON = "M6.5 6.5h7v7h-7z";

export interface Composer {
  readonly element: HTMLElement;
  text: string;
  setRunning(isRunning: boolean): void;
  focus(): void;
}

export function createComposer(ctx: ViewContext): Composer {
  const { words, actions } = ctx;
  const field = el("textarea", {
    rows: 1,
    "aria-label": words.placeholder,
    "aria-describedby": "aisle-count",
    placeholder: words.placeholder,
    enterkeyhint: "send",
  });
  const count = el("p", { class: "count", id: "aisle-count", hidden: true });
  const button = el("button", { type: "submit", class: "send" });
  const element = el("form", { class: "composer" }, field, count, button);
  let isRunning = false;

  const trimmed = (): string => field.value.trim();
  const refresh = (): void => {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 132)}px`;
    const left = LIMIT - trimmed().length;
    count.hidden = LIMIT - left < COUNT_FROM;
    count.textContent = count.hidden ? "" : `${LIMIT - left} / ${LIMIT}`;
    count.classList.toggle("over", left < 0);
    const isStop = isRunning && trimmed() === "";
    button.classList.toggle("is-stop", isStop);
    button.setAttribute("aria-label", isStop ? words.stop : words.send);
    button.replaceChildren(icon(isStop ? STOP_ICON : SEND_ICON));
    button.setAttribute("aria-disabled", String(!isStop && (trimmed() === "" || left < 0)));
  };
  const submit = (isByKey: boolean): void => {
    const text = trimmed();
    if (text === "") {
      if (isRunning && !isByKey) actions.stop();
      return;
    }
    if (text.length > LIMIT) return;
    field.value = "";
    refresh();
    actions.draftChanged("");
    actions.send(text);
  };

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(false);
    field.focus();
  });
  field.addEventListener("keydown", (event) => {
    // keyCode 229: some browsers end the composition before the key arrives.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit(true);
  });
  field.addEventListener("input", () => {
    refresh();
    actions.draftChanged(field.value);
  });
  refresh();

  return {
    element,
    get text() {
      return field.value;
    },
    set text(value: string) {
      field.value = value;
      refresh();
      actions.draftChanged(value);
    },
    setRunning(value) {
      isRunning = value;
      refresh();
    },
    focus: () => field.focus({ preventScroll: true }),
  };
}
