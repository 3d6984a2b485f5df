/**
 * Dates, weekdays and times of day in a text, as claims. Used by the claims finder for answers and for evidence; an
 * ISO instant in evidence supports the same day and time in any format and any time zone.
 */
import type { Claim } from "./claims";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const CHINESE_DAYS = "日一二三四五六";
const DAY_MS = 86_400_000;

/** Every date, weekday and time of day in `text`. Keys: date:MM-DD, wd:0-6, rel:±n, time:HH:MM. */
export function findDates(text: string): Claim[] {
  return [
    ...all(text, /\d{4}-(\d{2})-(\d{2})(?:T[\d:.]+Z?)?/g, (m) => date(m[1], m[2])),
    ...all(text, /(?:\d{4}年)?(\d{1,2})月(\d{1,2})[日号]?/g, (m) => date(m[1], m[2])),
    ...all(text, new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? \\d{4}\\b)?`, "gi"), (m) =>
      named(m[1], m[2]),
    ),
    ...all(text, new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}(?:,? \\d{4}\\b)?`, "gi"), (m) =>
      named(m[2], m[1]),
    ),
    ...all(text, /\b(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})\b/g, (m) => [...date(m[1], m[2]), ...date(m[2], m[1])]),
    ...all(text, /\b(sun|mon|tues|wednes|thurs|fri|satur)days?\b/gi, (m) => weekday(m[1])),
    ...all(text, /(?:周|星期|礼拜)([一二三四五六日天])/g, (m) => [
      `wd:${CHINESE_DAYS.indexOf((m[1] ?? "").replace("天", "日"))}`,
    ]),
    ...all(text, /\b(?:the day after tomorrow)\b|后天/gi, () => ["rel:2"]),
    ...all(text, /\btomorrow\b|明天/gi, () => ["rel:1"]),
    ...all(text, /\byesterday\b|昨天/gi, () => ["rel:-1"]),
    ...times(text),
  ];
}

/**
 * Keys that an instant supports: its day wherever on earth it is read, its weekday, its distance from today, its minute.
 * @param nowMs epoch milliseconds of the turn
 */
export function instantKeys(iso: string, nowMs: number): string[] {
  const instantMs = Date.parse(iso);
  if (Number.isNaN(instantMs)) return [];
  const keys: string[] = [];
  // Time zones reach from -12 h to +14 h.
  for (const offsetHours of [-12, -6, 0, 8, 14]) {
    const local = new Date(instantMs + offsetHours * 3_600_000);
    const today = Math.floor((nowMs + offsetHours * 3_600_000) / DAY_MS);
    keys.push(`date:${local.toISOString().slice(5, 10)}`, `wd:${local.getUTCDay()}`);
    keys.push(`rel:${Math.floor(local.getTime() / DAY_MS) - today}`);
  }
  if (iso.includes("T")) {
    const minute = new Date(instantMs).getUTCMinutes();
    keys.push(`minute:${minute}`, `minute:${(minute + 30) % 60}`);
  }
  return keys;
}

function times(text: string): Claim[] {
  return [
    ...all(text, /\b(\d{1,2}):(\d{2})(?::\d{2})?\s?([ap]\.?m\b\.?)?/gi, (m) => time(m[1], m[2], m[3])),
    ...all(text, /\b(\d{1,2})\s?([ap]\.?m\b\.?)/gi, (m) => time(m[1], "00", m[2])),
    ...all(text, /(上午|下午|晚上|早上|中午)?(\d{1,2})[点時时](?:(\d{1,2})分?)?/g, (m) =>
      time(m[2], m[3] ?? "00", /下午|晚上/.test(m[1] ?? "") ? "pm" : undefined),
    ),
  ].map((claim) => ({ ...claim, kind: "time" }));
}

function time(hourText = "", minuteText = "", half?: string): string[] {
  const isAfternoon = half?.toLowerCase().startsWith("p") === true;
  const hour = (Number(hourText) % (half === undefined ? 24 : 12)) + (isAfternoon ? 12 : 0);
  const minute = Number(minuteText);
  return [`time:${hour}:${minute}`, `minute:${minute}`];
}

function date(month = "", day = ""): string[] {
  return [`date:${month.padStart(2, "0")}-${day.padStart(2, "0")}`];
}

function named(month = "", day = ""): string[] {
  return date(String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1), day);
}

function weekday(name = ""): string[] {
  return [`wd:${WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase())}`];
}

function all(text: string, pattern: RegExp, keys: (match: RegExpMatchArray) => string[]): Claim[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: "date",
    anyOf: keys(match),
    value: null,
  }));
}
