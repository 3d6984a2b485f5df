/**
 * Tells an answer that its reader is gone. Remix's own request.signal does not (0 of 100 after a garbage collection), so
 * the signal comes from the socket. Called per request by express-app.ts and read through platform/http's leaveSignal.
 */
import type { Response } from "express";

/** A reader this far behind is not reading; event streams are durable, so it loses nothing by being cut. */
const MAX_UNSENT_BYTES = 1024 * 1024;
const LOOK_EVERY_MS = 5000;

/** @param leaving the process's own leaving: event streams end so that their readers go to another process */
export function leaveSignalOf(response: Response, leaving: AbortSignal): AbortSignal {
  const gone = new AbortController();
  // A reason of its own: without one each leaving makes an exception with its stack.
  const leave = () => gone.abort("left");
  watch(response);
  leaving.addEventListener("abort", leave);
  response.once("close", () => {
    open.delete(response);
    leaving.removeEventListener("abort", leave);
    leave();
  });
  if (leaving.aborted) leave();
  return gone.signal;
}

const open = new Set<Response>();
let looking: NodeJS.Timeout | null = null;

/** One timer for all: it cuts the readers that do not read. */
function watch(response: Response): void {
  open.add(response);
  looking ??= setInterval(() => {
    for (const each of open) if (each.writableLength > MAX_UNSENT_BYTES && isEventStream(each)) each.destroy();
  }, LOOK_EVERY_MS).unref();
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}
