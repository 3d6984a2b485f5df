/**
 * Stores policies, pages, articles, shipping rates, FAQ and uploads as documents of passages. The sync is the only caller.
 * A document that did not change is not written again; one that did is replaced whole in one transaction, which also
 * keeps the text it had before.
 */
import { createHash } from "node:crypto";
import type { ShopDb } from "~/db.server";
import { shopTransaction } from "~/db.server";
import { newId } from "~/platform/ids";
import { passagesOf } from "./passages";
import { cleanLine } from "./text/clean";
import { lexemesOf } from "./text/lexemes";
import type { DocumentSnapshot, PassageDraft } from "./types";
import { keepVersion, textOf } from "./versions.server";

/** Raised when the cutting or the lexemes change, so that every document is read again at its next poll. */
const READING_VERSION = 2;
const READING = `v${READING_VERSION}:`;
/** A shipping zone may name every country of the world in two languages. */
const HEADING_LEXEMES_MAX = 1200;

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
    const drafts = snapshot.passages ?? passagesOf(snapshot.bodyHtml);
    if (stored && isCurrentReading(stored.contentHash))
      await keepVersion(tx, stored, { title: cleanLine(snapshot.title), text: textOf(drafts) }, now);
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
    await replacePassages(tx, documentId, facts.title, drafts, now);
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

/** What is stored of a kind, for a caller that would fetch only what differs. */
export async function knownDocuments(
  db: ShopDb,
  kind: DocumentSnapshot["kind"],
): Promise<Map<string, { url: string | null; locale: string | null; updatedAt: Date | null }>> {
  const rows = await db.document.findMany({
    where: { kind },
    select: { sourceKey: true, url: true, locale: true, shopUpdatedAt: true, contentHash: true },
  });
  // One that an older version of this file has read is to be read again: it counts as unknown.
  const current = rows.filter((row) => isCurrentReading(row.contentHash));
  return new Map(
    current.map((row) => [row.sourceKey, { url: row.url, locale: row.locale, updatedAt: row.shopUpdatedAt }]),
  );
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
  const { kind, title, url, locale, bodyHtml, passages } = snapshot;
  const parts = [kind, title, url, locale, bodyHtml, ...(passages ? [passages] : [])];
  return `${READING}${createHash("sha256").update(JSON.stringify(parts)).digest("hex")}`;
}

function isCurrentReading(contentHash: string): boolean {
  return contentHash.startsWith(READING);
}

async function replacePassages(
  tx: ShopDb,
  documentId: string,
  title: string,
  drafts: PassageDraft[],
  now: Date,
): Promise<void> {
  await tx.passage.deleteMany({ where: { documentId } });
  const rows = drafts.map(({ heading, text, searchText = "" }, ordinal) => ({
    id: newId(now.getTime()),
    ordinal,
    heading,
    text,
    search_text: searchText,
    heading_vector: lexemesOf(
      [
        { weight: "A", text: heading.split(" › ").at(-1) || title },
        { weight: "B", text: `${heading} ${title} ${searchText}` },
      ],
      HEADING_LEXEMES_MAX,
    ),
    text_vector: lexemesOf([{ weight: "D", text }], 400),
  }));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO passage (shop_id, document_id, id, ordinal, heading, text, search_text, search_vector)
    SELECT ${tx.shopId}, ${documentId}, x.id, x.ordinal, x.heading, x.text, x.search_text,
      x.heading_vector::tsvector || x.text_vector::tsvector
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(id text, ordinal int, heading text, text text, search_text text, heading_vector text,
        text_vector text)`;
}
