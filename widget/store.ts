/**
 * What survives a page load. The tab's chat is in sessionStorage (needed for the service the shopper asked for); the
 * visitor's key is in localStorage only with consent. Blocked or full storage never breaks the chat.
 */
import { mayKeepPreferences, onConsent } from "./consent";
import { SAVED_KEY } from "./saved-key";
import type { Saved } from "./types";

const VISITOR_KEY = "aisle-visitor";
const SAVE_DELAY_MS = 250;

export interface Store {
  readonly data: Saved;
  /** Writes soon; leaving the page writes at once, so that no applied event is forgotten. */
  save(): void;
  flush(): void;
}

/** Opens the tab's store. @param customer id of the signed-in customer or "" */
export function openStore(customer: string): Store {
  const data = read(customer);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    attempt(() => sessionStorage.setItem(SAVED_KEY, JSON.stringify(data)));
    keepVisitor(data.visitorKey);
  };
  const save = (): void => {
    timer ??= setTimeout(flush, SAVE_DELAY_MS);
  };
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
  onConsent(() => keepVisitor(data.visitorKey));
  return { data, save, flush };
}

function read(customer: string): Saved {
  const fresh: Saved = {
    version: 1,
    customer,
    isOpen: false,
    draft: "",
    pendingQuestion: null,
    // What stands there was kept with consent, and goes when the consent does.
    visitorKey: attempt(() => localStorage.getItem(VISITOR_KEY)) ?? null,
    session: null,
    conversationId: null,
    state: "ai",
    handoff: null,
    rows: [],
    turns: [],
  };
  const saved = attempt(() => JSON.parse(sessionStorage.getItem(SAVED_KEY) ?? "null") as Saved | null);
  if (saved?.version !== 1) return fresh;
  if (saved.customer === customer) return saved;
  // Just signed in: the visitor and the unfinished question stay, token and messages are asked for anew.
  if (!saved.customer) {
    const { isOpen, draft, pendingQuestion, visitorKey } = saved;
    return { ...fresh, isOpen, draft: draft || pendingQuestion || "", visitorKey };
  }
  return fresh;
}

function keepVisitor(visitorKey: string | null): void {
  attempt(() => {
    const isAllowed = mayKeepPreferences();
    if (isAllowed && visitorKey) localStorage.setItem(VISITOR_KEY, visitorKey);
    else if (isAllowed === false) localStorage.removeItem(VISITOR_KEY);
  });
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
