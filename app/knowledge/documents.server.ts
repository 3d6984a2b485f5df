/**
 * Stores policies, pages, articles, FAQ and uploads as documents of passages. The sync is the only caller. A document
 * that did not change is not written again; one that did is replaced whole in one transaction.
 */
import { createHash } from "node:crypto";
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import { newId } from "~/platform/ids";
import type { PassageDraft } from "./passages";
import { passagesOf } from "./passages";
import { cleanLine } from "./text/clean";
import { lexemesOf } from "./text/lexemes";
import type { DocumentSnapshot } from "./types";

/** Raised when the cutting or the lexemes change, so that every document is read again at its next poll. */
const READING_VERSION = 1;

/**
 * Stores a document as the snapshot has it. An empty body keeps the document without passages: it is known, and
 * answers nothing.
 * @param now when the snapshot was fetched
 * @returns "unchanged" when text, title, place and language are as stored; "stale" when a newer state is stored
 */
export async function applyDocument(
  db: ShopDb,
  snapshot: DocumentSnapshot,
  { now }: { now: Date },
): Promise<"applied" | "unchanged" | "stale"> {
  const { sourceKey, updatedAt } = snapshot;
  const contentHash = hashOf(snapshot);
  return shopTransaction(db, async (tx) => {
    const stored = await tx.document.findFirst({ where: { sourceKey } });
    if (stored?.shopUpdatedAt && updatedAt && stored.shopUpdatedAt > updatedAt) return "stale";
    if (stored?.contentHash === contentHash) return "unchanged";
    const facts = {
      kind: snapshot.kind,
      title: cleanLine(snapshot.title),
      url: snapshot.url,
      locale: snapshot.locale,
      contentHash,
      shopUpdatedAt: updatedAt,
      syncedAt: now,
    };
    const id = stored?.id ?? newId(now.getTime());
    // Two polls at once: the second waits here for the first and then replaces its passages with the same ones.
    await tx.document.upsert({
      where: { shopId_sourceKey: { shopId: tx.shopId, sourceKey } },
      create: { id, shopId: tx.shopId, sourceKey, ...facts },
      update: facts,
    });
    const { id: documentId } = await tx.document.findFirstOrThrow({ where: { sourceKey }, select: { id: true } });
    await replacePassages(tx, documentId, facts.title, passagesOf(snapshot.bodyHtml), now);
    return "applied";
  });
}

/** Forgets a document with its passages; true when it was there. */
export async function removeDocument(db: ShopDb, sourceKey: string): Promise<boolean> {
  const { count } = await db.document.deleteMany({ where: { sourceKey } });
  return count > 0;
}

/** Source keys of the stored documents, of one kind or all, in order. */
export async function documentKeys(db: ShopDb, kind?: DocumentSnapshot["kind"]): Promise<string[]> {
  const rows = await db.document.findMany({
    where: kind ? { kind } : {},
    select: { sourceKey: true },
    orderBy: { sourceKey: "asc" },
  });
  return rows.map((row) => row.sourceKey);
}

/** Documents by kind, and passages in all. Kinds without documents are absent. */
export async function documentCounts(db: ShopDb): Promise<{ byKind: Record<string, number>; passages: number }> {
  const groups = await db.document.groupBy({ by: ["kind"], _count: { _all: true } });
  return {
    byKind: Object.fromEntries(groups.map((group) => [group.kind, group._count._all])),
    passages: await db.passage.count(),
  };
}

function hashOf(snapshot: DocumentSnapshot): string {
  const { kind, title, url, locale, bodyHtml } = snapshot;
  const parts = [READING_VERSION, kind, title, url, locale, bodyHtml];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

async function replacePassages(
  tx: ShopDb,
  documentId: string,
  title: string,
  drafts: PassageDraft[],
  now: Date,
): Promise<void> {
  await tx.passage.deleteMany({ where: { documentId } });
  const rows = drafts.map(({ heading, text }, ordinal) => ({
    id: newId(now.getTime()),
    ordinal,
    heading,
    text,
    heading_vector: lexemesOf([
      { weight: "A", text: heading.split(" › ").at(-1) || title },
      { weight: "B", text: `${heading} ${title}` },
    ]),
    text_vector: lexemesOf([{ weight: "D", text }], 400),
  }));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO passage (shop_id, document_id, id, ordinal, heading, text, search_vector)
    SELECT ${tx.shopId}, ${documentId}, x.id, x.ordinal, x.heading, x.text, x.heading_vector::tsvector || x.text_vector::tsvector
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(id text, ordinal int, heading text, text text, heading_vector text,
        text_vector text)`;
}
