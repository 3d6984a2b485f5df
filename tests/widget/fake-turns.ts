/**
 * The turns of the fake doors: kept in memory, numbered, replayable after a sequence number, as the app keeps them. A
 * test pushes events one by one, so that every moment of a stream can be looked at.
 */
import type { SequencedEvent, TurnEvent } from "../../app/chat/protocol";

export class FakeTurn {
  readonly events: SequencedEvent[] = [];
  private readonly listeners = new Set<() => void>();
  isStopped = false;

  constructor(
    readonly id: string,
    readonly text: string,
    readonly clientMessageId: string,
  ) {}

  emit(...events: TurnEvent[]): this {
    for (const event of events) this.events.push({ seq: this.events.length + 1, event });
    for (const listener of this.listeners) listener();
    return this;
  }

  /** Text word by word. */
  say(text: string): this {
    for (const part of text.match(/\s*\S{1,12}/g) ?? []) this.emit({ type: "text-delta", text: part });
    return this;
  }

  end(
    outcome: "answered" | "stopped" | "failed" | "handed-off" | "human-has-it" = "answered",
    errorKey: string | null = null,
  ): this {
    const messageId = outcome === "failed" || outcome === "human-has-it" ? null : `m-${this.id}`;
    return this.emit({ type: "turn-ended", outcome, messageId, text: this.saidText(), errorKey, details: null });
  }

  saidText(): string {
    return this.events.map(({ event }) => (event.type === "text-delta" ? event.text : "")).join("");
  }

  part<T extends TurnEvent["type"]>(type: T): Extract<TurnEvent, { type: T }> | undefined {
    return this.events.findLast(({ event }) => event.type === type)?.event as
      Extract<TurnEvent, { type: T }> | undefined;
  }

  get isEnded(): boolean {
    return this.part("turn-ended") !== undefined;
  }

  onEvent(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
