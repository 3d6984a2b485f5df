/**
 * Server-sent events (WHATWG HTML §9.2) as a Response. Called by the chat doors. It pings so that proxies keep the line,
 * tells the writer when the reader left, and cuts a reader that does not keep up: the events are durable elsewhere and
 * the reader resumes, so memory stays bounded.
 */

const PING_EVERY_MS = 15_000;
const MAX_BACKLOG_BYTES = 1024 * 1024;

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // no-transform: a compressing proxy would hold events back, and costs 240 KB per idle stream.
  "Cache-Control": "no-cache, no-transform",
  "X-Accel-Buffering": "no",
};

export interface EventStream {
  /** Sends one event; false when the reader has left or was cut, then nothing more need be sent. */
  send(frame: { id?: string | number; event?: string; data: string }): boolean;
  comment(text: string): void;
  /** Ends the stream; harmless twice. */
  close(): void;
  /** Aborts when the stream is over, whoever ended it. */
  readonly closed: AbortSignal;
}

/**
 * @param start writes the events; when it returns or throws, the stream ends
 * @param options.signal the reader's leaving, from server/web.ts (Remix's own request.signal does not tell)
 * @param options.onError told what `start` threw; the reader just sees the end
 */
export function eventStream(
  start: (stream: EventStream) => Promise<void> | void,
  options: {
    signal?: AbortSignal;
    headers?: HeadersInit;
    onError?: (error: unknown) => void;
    pingEveryMs?: number;
  } = {},
): Response {
  const over = new AbortController();
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array>;

  const close = () => {
    if (over.signal.aborted) return;
    over.abort("closed"); // a reason of its own: without one each end makes an exception with its stack
    clearInterval(pings);
    options.signal?.removeEventListener("abort", close);
    try {
      controller.close();
    } catch {
      // The reader cancelled: the stream is closed already.
    }
  };
  const write = (text: string): boolean => {
    if (over.signal.aborted) return false;
    const bytes = encoder.encode(text);
    if ((controller.desiredSize ?? 0) < bytes.byteLength) {
      close();
      return false;
    }
    controller.enqueue(bytes);
    return true;
  };
  const stream: EventStream = {
    send: (frame) => write(frameText(frame)),
    comment: (text) => void write(`: ${text.replace(/[\r\n]/g, " ")}\n\n`),
    close,
    closed: over.signal,
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(made) {
        controller = made;
      },
      cancel: close,
    },
    { highWaterMark: MAX_BACKLOG_BYTES, size: (chunk) => chunk?.byteLength ?? 0 },
  );
  const pings = setInterval(() => stream.comment("ping"), options.pingEveryMs ?? PING_EVERY_MS);
  pings.unref();
  if (options.signal?.aborted) close();
  else options.signal?.addEventListener("abort", close);

  void (async () => {
    try {
      await start(stream);
    } catch (error) {
      options.onError?.(error);
    } finally {
      close();
    }
  })();
  const headers = new Headers(options.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  return new Response(body, { headers });
}

/** `data` may hold line breaks; `id` and `event` may not. */
function frameText(frame: { id?: string | number; event?: string; data: string }): string {
  const id = frame.id === undefined ? "" : `id: ${String(frame.id).replace(/[\r\n]/g, "")}\n`;
  const event = frame.event === undefined ? "" : `event: ${frame.event.replace(/[\r\n]/g, "")}\n`;
  const data = frame.data
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}\n`)
    .join("");
  return `${id}${event}${data}\n`;
}
