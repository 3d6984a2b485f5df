/**
 * The home page's figures: what happened in a shop since its own midnight. Read from turn_fact and conversation with
 * bounded queries, so that the page stays quick at many conversations.
 */
import type { ShopDb } from "~/db.server";

export interface TodayFigures {
  /** Conversations with at least one shopper message today. */
  conversations: number;
  /** Answers that ended as answered or as a question back. */
  answers: number;
  /** Conversations for which a person was asked today, by shopper or assistant. */
  handoffs: number;
  /** Middle of the times from a shopper's message to the first words, ms; null without answers. */
  medianFirstTextMs: number | null;
  /** Shopper messages by mood, most frequent first. */
  moods: { mood: string; count: number }[];
}

/**
 * @param nowMs epoch milliseconds
 * @param timezone IANA name of the shop's time zone
 */
export async function todayFigures(
  db: ShopDb,
  { nowMs, timezone }: { nowMs: number; timezone: string },
): Promise<TodayFigures> {
  const since = startOfDay(nowMs, timezone);
  const today = { createdAt: { gte: since } };
  const [active, answers, handoffs, times, moods] = [
    await db.message.findMany({
      where: { ...today, role: "shopper", conversation: { isPreview: false } },
      distinct: ["conversationId"],
      select: { conversationId: true },
    }),
    await db.turnFact.count({ where: { ...today, outcome: { in: ["answered", "asked"] } } }),
    await db.handoff.count({ where: { requestedAt: { gte: since } } }),
    await db.turnFact.findMany({
      where: { ...today, firstTextMs: { not: null } },
      select: { firstTextMs: true },
      orderBy: { createdAt: "desc" },
      take: 1000,
    }),
    await db.message.groupBy({ by: ["mood"], where: { ...today, role: "shopper", mood: { not: null } }, _count: true }),
  ];
  return {
    conversations: active.length,
    answers,
    handoffs,
    medianFirstTextMs: median(times.flatMap(({ firstTextMs }) => (firstTextMs === null ? [] : [firstTextMs]))),
    moods: moods
      .flatMap(({ mood, _count }) => (mood ? [{ mood, count: _count }] : []))
      .sort((one, other) => other.count - one.count || one.mood.localeCompare(other.mood)),
  };
}

/** The instant of the last midnight in a time zone. */
export function startOfDay(nowMs: number, timezone: string): Date {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(nowMs);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const sinceMidnightMs = ((of("hour") * 60 + of("minute")) * 60 + of("second")) * 1000 + (nowMs % 1000);
  return new Date(nowMs - sinceMidnightMs);
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
