/**
 * storage.googleapis.com of the sandbox: the finished files of bulk operations behind their signed URLs. The faults
 * "bulk-truncate" and "bulk-expired" spoil them on purpose, as a broken connection or a late reader meets them.
 */
import { Readable } from "node:stream";
import type { SandboxContext } from "./context";
import { text, type Inbound, type Reply } from "./exchange";

const EXPIRED =
  "<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code><Message>Invalid argument.</Message></Error>";

export async function bulkFile(context: SandboxContext, inbound: Inbound): Promise<Reply> {
  const file = context.sandbox.bulkFiles.open(inbound.url.pathname, inbound.url.searchParams);
  if (!file || context.faults["bulk-expired"])
    return text(EXPIRED, file ? 400 : 404, { "content-type": "application/xml" });
  const chunks = context.faults["bulk-truncate"] ? truncated(await collect(file)) : file;
  return {
    status: 200,
    headers: { "content-type": "application/jsonl" },
    body: Readable.from(chunks, { objectMode: false, encoding: "utf8" }),
  };
}

async function collect(file: AsyncIterable<string>): Promise<string> {
  let whole = "";
  for await (const chunk of file) whole += chunk;
  return whole;
}

async function* truncated(whole: string): AsyncIterable<string> {
  const lines = whole.trimEnd().split("\n");
  const last = lines.slice(0, Math.max(1, Math.floor(lines.length / 2)));
  const broken = last.pop() ?? "";
  yield [...last, broken.slice(0, Math.floor(broken.length / 2))].join("\n");
}
