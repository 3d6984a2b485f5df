/**
 * storage.googleapis.com of the sandbox: the finished files of bulk operations behind their signed URLs. Trouble spoils
 * them on purpose, as a broken connection, a half-written object or a late reader meets them.
 */
import { Readable } from "node:stream";
import { troubledFile } from "../faults/bulk-trouble";
import type { SandboxContext } from "./context";
import { text, type Inbound, type Reply } from "./exchange";

const EXPIRED =
  "<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code><Message>Invalid argument.</Message></Error>";
const JSONL = { "content-type": "application/jsonl" };

export async function bulkFile(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const { pathname, searchParams } = inbound.url;
  const file = context.sandbox.bulkFiles.open(pathname, searchParams);
  if (!file) return text(EXPIRED, 404, { "content-type": "application/xml" });
  const kind = context.trouble.strike("file", shopOf(context, pathname), pathname);
  if (kind === null)
    return { status: 200, headers: JSONL, body: Readable.from(file, { objectMode: false, encoding: "utf8" }) };
  const spoilt = kind === "bulk-expired" ? null : troubledFile(kind, await collect(file));
  if (!spoilt) return text(EXPIRED, 400, { "content-type": "application/xml" });
  const reply: Reply = { status: 200, headers: JSONL, body: spoilt.text };
  return spoilt.brokenAt === null ? reply : { ...reply, cut: "mid-body" };
}

/** Files are named after the shop's id; an unknown one counts for nobody. */
function shopOf(context: SandboxContext, path: string): string {
  const id = /\/(\d+)-\d+\.jsonl$/.exec(path)?.[1];
  return [...context.world.shops.values()].find((shop) => String(shop.id) === id)?.domain ?? "";
}

async function collect(file: AsyncIterable<string>): Promise<string> {
  let whole = "";
  for await (const chunk of file) whole += chunk;
  return whole;
}
