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
  const leave = () => gone.abort();
  const cutSlowReader = setInterval(() => {
    if (response.writableLength > MAX_UNSENT_BYTES && isEventStream(response)) response.destroy();
  }, LOOK_EVERY_MS);
  cutSlowReader.unref();
  leaving.addEventListener("abort", leave);
  response.once("close", () => {
    clearInterval(cutSlowReader);
    leaving.removeEventListener("abort", leave);
    leave();
  });
  if (leaving.aborted) leave();
  return gone.signal;
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}
