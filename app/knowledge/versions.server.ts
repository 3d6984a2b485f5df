/**
 * What documents said before: when a document's text changes, the text it had is kept, the last 20 of each. Written by
 * documents.server.ts in the transaction of the change; read by the merchant's page of what changed.
 */
import type { Document } from "@prisma/client";
import type { ShopDb } from "~/db.server";
import { newId } from "~/platform/ids";
import type { PassageDraft } from "./types";

/** Of each document; a shop's policies change a few times a year. */
export const VERSIONS_KEPT = 20;

/** A document's text as one: passages in order, each heading once above what stands below it. */
export function textOf(passages: Pick<PassageDraft, "heading" | "text">[]): string {
  return passages
    .flatMap(({ heading, text }, index) =>
      heading !== "" && heading !== passages[index - 1]?.heading ? [heading, text] : [text],
    )
    .join("\n");
}

/** Keeps the stored text when the new one differs from it; a move or a new time alone is no new version. */
export async function keepVersion(
  tx: ShopDb,
  stored: Document,
  next: { title: string; text: string },
  now: Date,
): Promise<void> {
  const passages = await tx.passage.findMany({
    where: { documentId: stored.id },
    select: { heading: true, text: true },
    orderBy: { ordinal: "asc" },
  });
  const text = textOf(passages);
  if (text === next.text && stored.title === next.title) return;
  const { id: documentId, title, contentHash, shopUpdatedAt } = stored;
  await tx.documentVersion.create({
    data: {
      id: newId(now.getTime()),
      shopId: tx.shopId,
      documentId,
      title,
      text,
      contentHash,
      shopUpdatedAt,
      replacedAt: now,
    },
  });
  const outdated = await tx.documentVersion.findMany({
    where: { documentId },
    select: { id: true },
    orderBy: [{ replacedAt: "desc" }, { id: "desc" }],
    skip: VERSIONS_KEPT,
  });
  if (outdated.length > 0) await tx.documentVersion.deleteMany({ where: { id: { in: outdated.map(({ id }) => id) } } });
}
