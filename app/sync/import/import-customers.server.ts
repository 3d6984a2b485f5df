/**
 * The run's customers, the minimum of each, from one bulk file. Called by advance-run. Where the shop does not release
 * names, one protected field fails the whole bulk query: it is begun again without.
 */
import { applyCustomers } from "~/customers/index.server";
import type { CustomerSnapshot } from "~/orders/types";
import { AppError } from "~/platform/errors";
import { BULK_QUERIES, bulkLines, readCustomerLine } from "~/shopify-admin/index.server";
import { partOf, type Run } from "../run.server";
import { startOver, withBulkFile } from "./bulk-operation.server";
import type { PartEnd, RunContext } from "./run-context";
import { storeFile, type FileItem } from "./store-file.server";

const BATCH = { embedded: 100, server: 1000 } as const;

export async function importCustomers(context: RunContext, run: Run): Promise<PartEnd> {
  const query = run.checkpoint.isNameless ? BULK_QUERIES.customersNameless : BULK_QUERIES.customers;
  try {
    return await withBulkFile(context, run, { part: "customers", query, isGrouped: false }, async (file) => {
      if (file.url === null) return "done";
      const { shop } = context;
      const lines = bulkLines(shop.fetchFile, file.url, file.objectCount);
      return storeFile(context, run, {
        part: "customers",
        items: customersOf(lines, partOf(run, "customers").line),
        total: file.rootObjectCount,
        batchSize: BATCH[context.pace],
        store: (batch, now) => applyCustomers(shop.db, batch, { now }),
      });
    });
  } catch (thrown) {
    const mayBeTheName = thrown instanceof AppError && thrown.code === "scope-missing" && !run.checkpoint.isNameless;
    if (!mayBeTheName) throw thrown;
    run.checkpoint.isNameless = true;
    return startOver(context, run, "customers", thrown.message);
  }
}

/** A customer is one line, so each that was read whole may be stored before the file's end is known. */
async function* customersOf(
  lines: AsyncIterable<Record<string, unknown>>,
  afterLine: number,
): AsyncGenerator<FileItem<CustomerSnapshot>> {
  let lastLine = 0;
  for await (const line of lines) {
    lastLine += 1;
    const item = { gid: String(line["id"]), lastLine };
    yield lastLine <= afterLine ? { ...item, kind: "stored" } : { ...item, ...readCustomerLine(line) };
  }
}
