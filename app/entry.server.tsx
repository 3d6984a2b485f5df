/**
 * Renders a document as a stream, with the security headers Shopify asks of embedded pages. Called by Remix for every
 * page; a page whose data does not come within the limit is ended, never left hanging.
 */
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "~/platform/log.server";
import { addDocumentResponseHeaders } from "~/shopify.server";

const RENDER_LIMIT_MS = 5000;
export const streamTimeout = RENDER_LIMIT_MS;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  const readyEvent = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} />, {
      [readyEvent]: () => {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
        pipe(body);
      },
      onShellError: reject,
      onError: (error) => {
        code = 500;
        log.error({ err: error }, "a page failed while rendering");
      },
    });
    setTimeout(abort, RENDER_LIMIT_MS + 1000).unref();
  });
}

/** How server/ starts and stops this process: through the build, so that doors and jobs are one copy of the code. */
export * as life from "./process.server";
