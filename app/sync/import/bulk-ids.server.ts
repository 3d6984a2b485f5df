/**
 * Reads a bulk file of ids and update times whole. Called by the order phase and the full reconcile. Nothing is acted on
 * before the file has proven complete.
 */
import { z } from "zod";
import { bulkLines } from "~/shopify-admin/index.server";
import type { SyncShop } from "../sync-shop.server";
import type { BulkFile } from "./bulk-phase.server";

const idLine = z.object({ id: z.string(), updatedAt: z.iso.datetime({ offset: true }) });

/**
 * @returns update time in epoch ms by gid
 * @throws AppError bulk-failed when the file is cut short or gone
 */
export async function bulkIds(shop: SyncShop, file: BulkFile): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  if (file.url === null) return ids;
  for await (const line of bulkLines(shop.fetchFile, file.url, file.objectCount)) {
    const parsed = idLine.safeParse(line);
    if (parsed.success) ids.set(parsed.data.id, Date.parse(parsed.data.updatedAt));
  }
  return ids;
}
