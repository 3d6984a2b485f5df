/**
 * Reads an event stream from a fetch body. Called by turn-runner.ts; promises each whole frame once, in order, whatever
 * way the bytes were cut, and gives up on a connection that has been silent longer than two of the server's pings.
 */
import type { SequencedEvent, TurnEvent } from "../app/chat/protocol";

/** The server pings every 15 s; after this long without a byte the connection is dead. */
export const SILENCE_LIMIT_MS = 35_000;

/**
 * Yields events until the body ends; throws on a broken connection.
 * @param onSilence called once when nothing came for SILENCE_LIMIT_MS: it should abort the request
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array> | null,
  onSilence: () => void,
): AsyncGenerator<SequencedEvent> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let buffer = "";
  while (reader) {
    const timer = setTimeout(onSilence, SILENCE_LIMIT_MS);
    const chunk = await reader.read().finally(() => clearTimeout(timer));
    if (chunk.done) return;
    buffer += decoder.decode(chunk.value, { stream: true });
    const frames = buffer.split(/\r?\n\r?\n/);
    buffer = frames.pop() ?? "";
    for (const frame of frames) {
      const event = parseFrame(frame);
      if (event) yield event;
    }
  }
}

/** One frame as an event; null for comments and anything that is not ours. */
export function parseFrame(frame: string): SequencedEvent | null {
  const seq = Number(/^id: ?(\d+)/m.exec(frame)?.[1]);
  try {
    const data = Array.from(frame.matchAll(/^data: ?(.*)/gm), (line) => line[1]).join("\n");
    return seq >= 0 ? { seq, event: JSON.parse(data) as TurnEvent } : null;
  } catch {
    return null;
  }
}
