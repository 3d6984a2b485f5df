/**
 * The durable side of a turn's stream. Live events get a sequence number each; text is stored joined, a row per flush,
 * with the lengths of its parts, so that a reader who saw half of a row gets exactly the other half. Used by the runner
 * (writes) and by follow (reads).
 */
import type { Prisma } from "@prisma/client";
import { z } from "zod";
import { shopStatement } from "~/db.server";
import type { ShopDb } from "~/db.server";
import { turnEventSchema } from "./protocol";
import type { SequencedEvent, TurnEvent } from "./protocol";

/** Numbers of a second attempt begin after all that the first can have used. */
export const ATTEMPT_SEQ_STEP = 1_000_000;

export interface StoredRow {
  seq: number;
  event: TurnEvent;
  /** Characters of each joined delta, the last of which has number `seq`; only with more than one. */
  parts?: number[];
}

const storedSchema = z.object({ event: turnEventSchema, parts: z.array(z.number().int()).optional() });

/** Joins neighbouring text events; everything else is stored as it came. Numbers rise by one within an attempt. */
export function joinText(entries: SequencedEvent[]): StoredRow[] {
  const rows: StoredRow[] = [];
  for (const { seq, event } of entries) {
    const last = rows.at(-1);
    if (event.type === "text-delta" && last?.event.type === "text-delta" && last.seq === seq - 1) {
      last.parts = [...(last.parts ?? [last.event.text.length]), event.text.length];
      last.event = { type: "text-delta", text: last.event.text + event.text };
      last.seq = seq;
    } else rows.push({ seq, event });
  }
  return rows;
}

/** What a reader who has seen everything up to `after` still has to get of a row; null when nothing. */
export function restAfter(row: StoredRow, after: number): SequencedEvent | null {
  if (row.seq <= after) return null;
  if (row.event.type !== "text-delta" || row.parts === undefined) return { seq: row.seq, event: row.event };
  const firstSeq = row.seq - row.parts.length + 1;
  const seenParts = Math.max(0, after - firstSeq + 1);
  const seenChars = row.parts.slice(0, seenParts).reduce((sum, length) => sum + length, 0);
  return { seq: row.seq, event: { type: "text-delta", text: row.event.text.slice(seenChars) } };
}

/** Rows for the table. A replayed flush changes nothing. */
export async function storeEvents(db: ShopDb, turnId: string, entries: SequencedEvent[]): Promise<void> {
  const data = joinText(entries).map(({ seq, event, parts }) => ({
    turnId,
    shopId: db.shopId,
    seq,
    event: { event, ...(parts === undefined ? {} : { parts }) } as unknown as Prisma.InputJsonObject,
  }));
  if (data.length > 0) await db.turnEvent.createMany({ data, skipDuplicates: true });
}

/** The same outside a transaction, in one statement that also tells other processes on `channel`; null: nobody. */
export async function flushEvents(
  db: ShopDb,
  turnId: string,
  entries: SequencedEvent[],
  channel: string | null,
): Promise<void> {
  const rows = joinText(entries).map(({ seq, event, parts }) => ({ seq, event: { event, ...(parts && { parts }) } }));
  await flush(db, [turnId, JSON.stringify(rows).replaceAll("\\u0000", ""), channel]);
}

const flush = shopStatement(
  "flush-turn-events",
  `WITH stored AS (
    INSERT INTO turn_event (turn_id, shop_id, seq, event)
    SELECT $2, $1, row.seq, row.event FROM jsonb_to_recordset($3::jsonb) AS row(seq int, event jsonb)
    ON CONFLICT DO NOTHING
  )
  SELECT pg_notify($4, $2)::text WHERE $4::text IS NOT NULL`,
);

/** Stored events after `after`, in order. */
export async function readEvents(db: ShopDb, turnId: string, after: number): Promise<SequencedEvent[]> {
  const rows = await db.turnEvent.findMany({ where: { turnId, seq: { gt: after } }, orderBy: { seq: "asc" } });
  return rows.flatMap(({ seq, event }) => {
    const { event: stored, parts } = storedSchema.parse(event);
    return restAfter({ seq, event: stored, ...(parts === undefined ? {} : { parts }) }, after) ?? [];
  });
}
