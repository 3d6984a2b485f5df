/**
 * The clocks over one provider call: to the first chunk, between chunks, and in all. Used by openai.server.ts. When one
 * runs out the call's signal aborts, which frees the connection, and `failure` says which it was.
 */
import { AppError } from "~/platform/errors";

export interface Timeouts {
  /** Until the reply's headers and its first chunk. */
  firstChunkMs: number;
  /** Between two chunks. A server that sends only keep-alive comments is silent. */
  idleMs: number;
  /** The whole call, which also ends a slow drip. */
  totalMs: number;
}

/** R5: a useful end within 10 s at p95 and 15 s at most, the built-in model's share included. */
export const DEFAULT_TIMEOUTS: Timeouts = { firstChunkMs: 4_500, idleMs: 4_000, totalMs: 12_000 };

export interface Deadlines {
  readonly signal: AbortSignal;
  /** To be called at every chunk. */
  chunkCame(): void;
  /** The error of the deadline that ran out or of the shopper's stop, or null. */
  failure(): AppError | null;
  /** Stops the clocks and aborts what is still under way. */
  end(): void;
}

/** @param outer the turn's own signal */
export function startDeadlines(outer: AbortSignal, timeouts: Timeouts): Deadlines {
  const controller = new AbortController();
  let failure: AppError | null = null;
  const stop = (message: string) => {
    failure ??= new AppError("model-timeout", message);
    controller.abort();
  };
  const onOuterAbort = () => stop("the turn was stopped");
  if (outer.aborted) onOuterAbort();
  else outer.addEventListener("abort", onOuterAbort, { once: true });

  const { firstChunkMs, idleMs, totalMs } = timeouts;
  const totalTimer = setTimeout(() => stop(`the provider's answer took over ${totalMs} ms`), totalMs);
  let chunkTimer = setTimeout(() => stop(`the provider sent nothing for ${firstChunkMs} ms`), firstChunkMs);

  return {
    signal: controller.signal,
    chunkCame() {
      clearTimeout(chunkTimer);
      chunkTimer = setTimeout(() => stop(`the provider fell silent for ${idleMs} ms`), idleMs);
    },
    failure: () => failure,
    end() {
      clearTimeout(totalTimer);
      clearTimeout(chunkTimer);
      outer.removeEventListener("abort", onOuterAbort);
      controller.abort();
    },
  };
}
