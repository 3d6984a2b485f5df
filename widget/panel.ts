/**
 * The panel's entry, imported by the loader at the first sign of interest; nothing runs until `start`. It makes the
 * shadow root, joins store, doors, view and chat, and gives back what window.aisle calls.
 */
import { createApi } from "./api";
import { createChat } from "./chat";
import { el } from "./dom";
import { openStore } from "./store";
import type { AisleApi, Embed } from "./types";
import type { ViewContext } from "./view/context";
import { createView } from "./view/shell";
import { windowBehaviour } from "./view/window";
import type { Words } from "./words";

/** @param words the catalogue of the page's language */
export function start(embed: Embed, words: Words): AisleApi {
  const store = openStore(embed.customer);
  const api = createApi(embed, store);
  const host = el("div", { id: "aisle-panel" });
  const shadow = host.attachShadow({ mode: "open" });
  const styles = el("link", { rel: "stylesheet", href: embed.stylesUrl });
  const styled = new Promise<void>((resolve) => {
    styles.addEventListener("load", () => resolve());
    styles.addEventListener("error", () => resolve());
  });
  shadow.append(styles);
  embed.root.append(host);

  // The view needs the chat's doings and the chat needs the view: the chat's join as soon as it exists.
  const actions = {
    close,
    draftChanged(text) {
      store.data.draft = text;
      store.save();
    },
  } as ViewContext["actions"];
  const isSignedIn = (): boolean => store.data.session?.shopper.isSignedIn ?? false;
  const view = createView({ words, locale: embed.locale, embed, isSignedIn, actions });
  const chat = createChat(store, api, view, words);
  Object.assign(actions, chat);
  const behaviour = windowBehaviour(view.element, shadow, close);
  shadow.append(view.element);
  view.composer.text = store.data.draft;

  function open(): void {
    store.data.isOpen = true;
    store.save();
    chat.begin();
    void styled.then(() => {
      if (!store.data.isOpen) return;
      const wasHidden = view.element.hidden;
      view.element.hidden = false;
      embed.button.setAttribute("aria-expanded", "true");
      behaviour.opened();
      view.composer.text = store.data.draft; // measured again now that it has a size
      if (wasHidden) view.log.toLatest();
      // On a touch screen the keyboard would cover the greeting.
      if (matchMedia("(pointer: coarse)").matches) view.element.focus();
      else view.composer.focus();
    });
  }

  function close(): void {
    store.data.isOpen = false;
    store.flush();
    view.element.hidden = true;
    behaviour.closed();
    embed.button.setAttribute("aria-expanded", "false");
    embed.button.focus({ preventScroll: true });
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && store.data.isOpen) chat.refresh();
  });
  addEventListener("offline", () => view.showNotice({ text: words.error.offline, retry: null }));
  addEventListener("online", () => {
    view.showNotice(null);
    chat.refresh();
  });

  return {
    open,
    close,
    send(text) {
      open();
      chat.send(text.trim());
    },
    prefill(text) {
      open();
      view.composer.text = text;
    },
  };
}
