/**
 * The conversation as the shopper lives it: opening, sending, following, stopping, asking for a person, and coming back
 * after a page load. Called by panel.ts; it owns the stored state and is the only one that writes it.
 */
import type { ConversationView } from "../app/chat/protocol";
import { ApiError, type Api } from "./api";
import { emptyRow, mergeRows, rowOf } from "./merge";
import { pageContext } from "./page";
import type { Store } from "./store";
import { runTurn } from "./turn-runner";
import { applyEvent } from "./turn";
import type { Row, Turn } from "./types";
import type { View } from "./view/shell";
import { errorWords, type Words } from "./words";

/** How often a person's words are looked for: while a person is due and the panel is in view, and else. */
const POLL_DUE_MS = 4_000;
const POLL_MS = 12_000;

export interface Chat {
  /** Loads or restores the conversation; safe to call at every opening. */
  begin(): void;
  send(text: string): void;
  retry(text: string): void;
  stop(): void;
  askForPerson(): void;
  signIn(): void;
  /** Looks for news, unless an answer is running. */
  refresh(): void;
}

export function createChat(store: Store, api: Api, view: View, words: Words): Chat {
  const { data } = store;
  let hasBegun = false;
  let isLoaded = data.session !== null && data.conversationId !== null;
  /** The last text that was not accepted: sent again unchanged, it keeps its id and cannot be doubled. */
  let unsent: { text: string; clientMessageId: string } | null = null;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;

  function begin(): void {
    if (hasBegun) return refresh();
    hasBegun = true;
    view.showSession(data.session);
    view.showState(data.state, data.handoff);
    view.log.reset(data.rows, data.session?.assistant.name ?? words.assistantFallback);
    for (const turn of [...data.turns]) void follow(turn);
    if (!isLoaded) void load();
    else if (data.turns.length === 0) refresh();
    poll();
  }

  async function load(): Promise<void> {
    view.showNotice(null);
    try {
      const reply = await api.openSession();
      view.showSession(data.session);
      adopt(reply.conversation);
    } catch (error) {
      view.showNotice({ text: textOf(error), retry: () => void load() });
    }
  }

  function adopt(conversation: ConversationView): void {
    if (data.conversationId !== conversation.conversationId && data.turns.length === 0) data.rows = [];
    data.conversationId = conversation.conversationId;
    data.state = conversation.state;
    data.handoff = conversation.handoff;
    view.showState(data.state, data.handoff);
    const name = data.session?.assistant.name ?? words.assistantFallback;
    if (!isLoaded) {
      data.rows = [...conversation.messages.map(rowOf), ...data.rows];
      view.log.reset(data.rows, name);
    } else if (data.turns.length === 0) {
      const merged = mergeRows(data.rows, conversation.messages);
      data.rows = merged.rows;
      if (merged.added) for (const row of merged.added) view.log.add(row);
      else view.log.reset(data.rows, name);
    }
    isLoaded = true;
    const turnId = conversation.activeTurnId;
    // A message that is just being sent may be this very turn: its own stream brings it.
    if (turnId && data.turns.length === 0) void follow(newTurn("", turnId));
    store.save();
    poll();
  }

  function newTurn(text: string, turnId: string | null): Turn {
    const clientMessageId = unsent?.text === text ? unsent.clientMessageId : uuid();
    const row = emptyRow("assistant", `answer-${clientMessageId}`);
    row.status = "running";
    row.progress = data.state === "ai" || data.state === "closed" ? "thinking" : null;
    const turn: Turn = { turnId, seq: 0, rowKey: row.key, clientMessageId, text };
    data.rows.push(row);
    data.turns.push(turn);
    view.log.add(row);
    return turn;
  }

  function send(text: string): void {
    view.showNotice(null);
    data.pendingQuestion = null;
    const row = emptyRow("shopper", uuid());
    row.text = text;
    data.rows.push(row);
    view.log.add(row);
    void follow(newTurn(text, null));
    unsent = null;
    store.save();
  }

  async function follow(turn: Turn): Promise<void> {
    const row = data.rows.find((r) => r.key === turn.rowKey) ?? emptyRow("assistant", turn.rowKey);
    view.composer.setRunning(true);
    const outcome = await runTurn(turn, api, {
      message: () => ({ clientMessageId: turn.clientMessageId, text: turn.text, page: pageContext() }),
      apply(item) {
        const applied = applyEvent(turn, row, item, words);
        if (applied === "ignored") return false;
        if (item.event.type === "cards" && row.cards.length > 0) view.announce(words.card.found(row.cards.length));
        if (item.event.type === "progress" && row.progress) view.announce(words.progress[row.progress]);
        if (item.event.type === "handoff") {
          data.handoff = item.event.handoff;
          data.state = "waiting";
          view.showState(data.state, data.handoff);
        }
        if (row.isSignInNeeded) data.pendingQuestion = turn.text;
        view.log.update(row);
        store.save();
        return applied === "ended";
      },
      reconnecting() {
        row.progress = "reconnecting";
        view.log.update(row);
      },
    });
    data.turns = data.turns.filter((other) => other !== turn);
    view.composer.setRunning(data.turns.length > 0);
    if (outcome.kind === "not-sent") takeBack(turn, row, outcome.error);
    else if (outcome.kind === "lost") await recover(turn, row);
    else if (row.text === "" && row.status === "done" && row.cards.length + row.orders.length === 0) drop(row);
    store.save();
    // Nothing said means that a person has the conversation, or is about to.
    if (outcome.kind === "ended" && (data.state !== "ai" || row.text === "")) refresh();
    poll();
  }

  /** Not accepted: the shopper finds the text in the composer again, and is told why. */
  function takeBack(turn: Turn, row: Row, error: ApiError): void {
    drop(row);
    const asked = data.rows.findLast((r) => r.role === "shopper" && r.text === turn.text);
    if (asked) drop(asked);
    unsent = { text: turn.text, clientMessageId: turn.clientMessageId };
    view.composer.text = `${turn.text}\n${view.composer.text}`.trim();
    view.showNotice({ text: textOf(error), retry: sendComposed });
    view.composer.focus();
  }

  function sendComposed(): void {
    const text = view.composer.text.trim();
    view.composer.text = "";
    if (text) send(text);
  }

  /** The end of the answer was not seen: ask what was stored; if that fails too, say so and offer to ask again. */
  async function recover(turn: Turn, row: Row): Promise<void> {
    try {
      const { conversation } = await api.openSession();
      drop(row);
      adopt(conversation);
    } catch {
      row.status = "failed";
      row.progress = null;
      row.errorText = words.error.tryAgain;
      row.retryText = turn.text;
      view.log.update(row);
    }
  }

  function drop(row: Row): void {
    data.rows = data.rows.filter((other) => other !== row);
    view.log.remove(row);
  }

  function retry(text: string): void {
    const failed = data.rows.findLast((row) => row.status === "failed" && row.retryText === text);
    if (failed) drop(failed);
    if (text) send(text);
  }

  function stop(): void {
    for (const turn of data.turns) if (turn.turnId) void api.stop(turn.turnId).catch(() => undefined);
  }

  function askForPerson(): void {
    view.showAsking(true);
    api
      .askForPerson()
      .then(() => api.conversation())
      .then(adopt)
      .catch((error: unknown) => view.showNotice({ text: textOf(error), retry: askForPerson }))
      .finally(() => view.showAsking(false));
  }

  function refresh(): void {
    if (!hasBegun || data.turns.length > 0) return;
    api
      .conversation()
      .then((conversation) => {
        if (data.turns.length === 0) adopt(conversation);
      })
      .catch(() => undefined); // the next poll or the next message will tell
  }

  /** A person writes when they are ready, and may take over at any time: look for it, less often when none is due. */
  function poll(): void {
    clearTimeout(pollTimer);
    const isDue = data.state === "waiting" || data.state === "human";
    const isInView = data.isOpen && document.visibilityState === "visible";
    if (!isDue && !isInView) return;
    pollTimer = setTimeout(
      () => {
        poll();
        refresh();
      },
      isDue && isInView ? POLL_DUE_MS : POLL_MS,
    );
  }

  function signIn(): void {
    const url = new URL(data.session?.signInUrl || "/account/login", location.origin);
    if (url.origin !== location.origin) return;
    // Both names are in use: return_url by the classic accounts, return_to by the new ones.
    const back = location.pathname + location.search;
    for (const name of ["return_to", "return_url"]) if (!url.searchParams.has(name)) url.searchParams.set(name, back);
    store.flush();
    location.assign(url.href);
  }

  function textOf(error: unknown): string {
    if (!(error instanceof ApiError)) return words.error.tryAgain;
    const text = errorWords(words, error.key);
    return error.retryAfterSeconds ? text + words.error.wait(error.retryAfterSeconds) : text;
  }

  return { begin, send, retry, stop, askForPerson, signIn, refresh };
}

/** A version 4 UUID with 120 random bits; `crypto.randomUUID` is missing on plain http and in older browsers. */
function uuid(): string {
  const random = crypto.getRandomValues(new Uint8Array(30));
  let at = 0;
  return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => ((random[at++] ?? 0) & 15).toString(16));
}
