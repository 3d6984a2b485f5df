/**
 * Sends this process's HTTPS requests to a sandbox on loopback, with its certificate really checked, as the egress proxy
 * does for the demo. Import it before anything that loads the Shopify library, which keeps the `fetch` it finds.
 */
import { readFileSync } from "node:fs";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";

let target: { port: number; ca: string } | null = null;

/** Every https request from now on goes to this sandbox; null refuses them all. */
export function pointAt(sandbox: { ports: { tlsPort: number }; caFile: string } | null): void {
  target = sandbox && { port: sandbox.ports.tlsPort, ca: readFileSync(sandbox.caFile, "utf8") };
}

const ordinary = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const url = new URL(request.url);
  if (url.protocol !== "https:") return ordinary(input, init);
  if (!target) throw new TypeError(`No sandbox to send ${url.hostname} to`);
  const { port, ca } = target;
  const body = Buffer.from(await request.arrayBuffer());
  const headers = { ...Object.fromEntries(request.headers), host: url.host };
  return new Promise<Response>((resolve, reject) => {
    const options = { host: "127.0.0.1", port, ca, servername: url.hostname, method: request.method, headers };
    const sent = httpsRequest({ ...options, path: url.pathname + url.search, agent: false }, (incoming) => {
      const given = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) given.set(name, String(value));
      const stream = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
      const status = incoming.statusCode ?? 502;
      resolve(new Response(status === 204 || status === 304 ? null : stream, { status, headers: given }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
};
