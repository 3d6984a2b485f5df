/**
 * What the assistant knows besides products, for the merchant: documents by kind, and one document with its passages and
 * what changed in it. Called by the Knowledge pages. Reads our own tables only.
 */
import type { ShopDb } from "~/db.server";
import { changesBetween, type ChangePart } from "./changes";
import { DOCUMENT_KINDS, type DocumentKind } from "./types";
import { textOf } from "./versions.server";

const PER_PAGE = 50;

export interface DocumentRow {
  id: string;
  kind: DocumentKind;
  title: string;
  url: string | null;
  /** When the shop last changed it, where Shopify says so; ISO 8601 in UTC, like all times here. */
  changedAt: string | null;
  /** When its present text was read. */
  readAt: string;
  passages: number;
  /** Earlier texts that are kept. */
  versions: number;
}

export interface KnowledgeOverview {
  /** Kinds that the shop has, with their number of documents. */
  counts: { kind: DocumentKind; documents: number }[];
  passages: number;
  rows: DocumentRow[];
  /** Documents of the kind shown, over all pages. */
  total: number;
  perPage: number;
}

/**
 * @param kind documents of this kind only; null shows all
 * @param page from 0; perPage rows each, newest change first
 */
export async function knowledgeOverview(
  db: ShopDb,
  { kind, page }: { kind: DocumentKind | null; page: number },
): Promise<KnowledgeOverview> {
  const groups = await db.document.groupBy({ by: ["kind"], _count: { _all: true } });
  const numbers = new Map(groups.map((group) => [group.kind, group._count._all]));
  const counts = DOCUMENT_KINDS.flatMap((one) => {
    const documents = numbers.get(one) ?? 0;
    return documents > 0 ? [{ kind: one, documents }] : [];
  });
  const rows = await db.document.findMany({
    where: kind === null ? {} : { kind },
    include: { _count: { select: { passages: true, versions: true } } },
    orderBy: [{ shopUpdatedAt: { sort: "desc", nulls: "first" } }, { title: "asc" }, { id: "asc" }],
    skip: page * PER_PAGE,
    take: PER_PAGE,
  });
  return {
    counts,
    passages: await db.passage.count(),
    rows: rows.map((row) => ({
      id: row.id,
      kind: kindOf(row.kind),
      title: row.title,
      url: row.url,
      changedAt: row.shopUpdatedAt?.toISOString() ?? null,
      readAt: row.syncedAt.toISOString(),
      passages: row._count.passages,
      versions: row._count.versions,
    })),
    total: kind === null ? counts.reduce((sum, count) => sum + count.documents, 0) : (numbers.get(kind) ?? 0),
    perPage: PER_PAGE,
  };
}

export interface DocumentDetail {
  id: string;
  kind: DocumentKind;
  title: string;
  url: string | null;
  changedAt: string | null;
  readAt: string;
  passages: { id: string; heading: string; text: string }[];
  /** Newest first: what each change took away and brought. */
  changes: { id: string; replacedAt: string; title: { before: string; after: string } | null; parts: ChangePart[] }[];
}

/** One document, or null when the shop has none of that id. */
export async function documentDetail(db: ShopDb, id: string): Promise<DocumentDetail | null> {
  const row = await db.document.findFirst({
    where: { id },
    include: {
      passages: { orderBy: { ordinal: "asc" }, select: { id: true, heading: true, text: true } },
      versions: { orderBy: [{ replacedAt: "desc" }, { id: "desc" }] },
    },
  });
  if (!row) return null;
  let newer = { title: row.title, text: textOf(row.passages) };
  const changes = row.versions.map((version) => {
    const title = version.title === newer.title ? null : { before: version.title, after: newer.title };
    const parts = changesBetween(version.text, newer.text);
    newer = { title: version.title, text: version.text };
    return { id: version.id, replacedAt: version.replacedAt.toISOString(), title, parts };
  });
  return {
    id: row.id,
    kind: kindOf(row.kind),
    title: row.title,
    url: row.url,
    changedAt: row.shopUpdatedAt?.toISOString() ?? null,
    readAt: row.syncedAt.toISOString(),
    passages: row.passages,
    changes,
  };
}

function kindOf(stored: string): DocumentKind {
  return DOCUMENT_KINDS.find((kind) => kind === stored) ?? "page";
}
