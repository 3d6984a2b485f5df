/** What knowledge keeps of a document that changes: its earlier texts, the last 20, and what changed between them. */
import { expect, test } from "vitest";
import { applyDocument, documentDetail, knowledgeOverview, removeDocument } from "~/knowledge/index.server";
import type { DocumentSnapshot } from "~/knowledge/types";
import { makeShop, testDatabase } from "../support/db";

await testDatabase();

const minute = (count: number) => new Date(Date.UTC(2026, 10, 1, 0, count));
const policy = (bodyHtml: string, change: Partial<DocumentSnapshot> = {}): DocumentSnapshot => ({
  sourceKey: "policy:REFUND_POLICY",
  kind: "policy",
  title: "Refund policy",
  url: "https://larch.example/policies/refund-policy",
  locale: "en",
  bodyHtml,
  updatedAt: minute(0),
  ...change,
});

test("a changed text is kept with its time; an unchanged one, or a new address alone, writes no version", async () => {
  const { db } = await makeShop();
  await applyDocument(db, policy("<p>Within 30 days.</p>"), { now: minute(1) });
  expect(await applyDocument(db, policy("<p>Within 30 days.</p>"), { now: minute(2) })).toBe("unchanged");
  const moved = policy("<p>Within 30 days.</p>", { url: "https://new.example/policies/refund-policy" });
  expect(await applyDocument(db, moved, { now: minute(3) })).toBe("applied");
  expect(await db.documentVersion.count()).toBe(0);
  await applyDocument(db, policy("<h2>Returns</h2><p>Within 14 days.</p>", { title: "Returns" }), { now: minute(4) });
  const [row] = (await knowledgeOverview(db, { kind: null, page: 0 })).rows;
  expect(row).toMatchObject({ title: "Returns", versions: 1, passages: 1, readAt: minute(4).toISOString() });
  const detail = await documentDetail(db, row?.id ?? "");
  expect(detail?.changes).toEqual([
    {
      id: expect.any(String),
      replacedAt: minute(4).toISOString(),
      title: { before: "Refund policy", after: "Returns" },
      parts: [
        { kind: "removed", text: "Within 30 days." },
        { kind: "added", text: "Returns\nWithin 14 days." },
      ],
    },
  ]);
});

test("the last 20 earlier texts are kept, each shown against the one after it, and go with the document", async () => {
  const { db } = await makeShop();
  for (let day = 1; day <= 25; day++)
    await applyDocument(db, policy(`<p>Within ${day} days.</p>`, { updatedAt: minute(day) }), { now: minute(day) });
  expect(await db.documentVersion.count()).toBe(20);
  const [row] = (await knowledgeOverview(db, { kind: "policy", page: 0 })).rows;
  const detail = await documentDetail(db, row?.id ?? "");
  expect(detail?.changes.at(0)?.parts.map((part) => part.text)).toEqual(["Within 24 days.", "Within 25 days."]);
  expect(detail?.changes.at(-1)?.parts.map((part) => part.text)).toEqual(["Within 5 days.", "Within 6 days."]);
  await removeDocument(db, "policy:REFUND_POLICY");
  expect(await db.documentVersion.count()).toBe(0);
});

test("the overview counts by kind, pages, and knows nothing of another shop", async () => {
  const { db } = await makeShop();
  const { db: other } = await makeShop();
  for (let index = 0; index < 53; index++)
    await applyDocument(
      db,
      policy("<p>Text.</p>", {
        kind: "page",
        sourceKey: `page:${index}`,
        title: `Page ${index}`,
        updatedAt: minute(index),
      }),
      { now: minute(60) },
    );
  await applyDocument(db, policy("<p>Text.</p>"), { now: minute(60) });
  const first = await knowledgeOverview(db, { kind: "page", page: 0 });
  expect(first).toMatchObject({ total: 53, perPage: 50, passages: 54 });
  expect(first.counts).toEqual([
    { kind: "policy", documents: 1 },
    { kind: "page", documents: 53 },
  ]);
  expect(first.rows[0]?.title).toBe("Page 52");
  expect((await knowledgeOverview(db, { kind: "page", page: 1 })).rows).toHaveLength(3);
  expect(await knowledgeOverview(other, { kind: null, page: 0 })).toMatchObject({ counts: [], rows: [], total: 0 });
  expect(await documentDetail(other, first.rows[0]?.id ?? "")).toBeNull();
});
