/**
 * Reads a bulk file of ids and update times, one by one. Called by the full reconcile. Nothing may be acted on before
 * the file has proven complete: the generator throws at its end when it was cut short.
 */
import { z } from "zod";
import { bulkLines } from "~/shopify-admin/index.server";
import type { SyncShop } from "../sync-shop.server";
import type { BulkFile } from "./bulk-operation.server";

const idLine = z.object({ id: z.string(), updatedAt: z.iso.datetime({ offset: true }) });

export interface BulkId {
  gid: string;
  /** Epoch milliseconds. */
  updatedMs: number;
}

/** @throws AppError bulk-failed when the file is cut short or gone */
export async function* eachBulkId(shop: SyncShop, file: BulkFile): AsyncGenerator<BulkId> {
  if (file.url === null) return;
  for await (const line of bulkLines(shop.fetchFile, file.url, file.objectCount)) {
    const parsed = idLine.safeParse(line);
    if (parsed.success) yield { gid: parsed.data.id, updatedMs: Date.parse(parsed.data.updatedAt) };
  }
}
