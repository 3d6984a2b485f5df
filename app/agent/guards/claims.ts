/**
 * Finds the claims in a text: money, percentages, durations, dates, times, stock, promises, numbers. The same finder
 * reads the turn's evidence, so that "$149.00", "149 dollars" and {amountMinor: 14900} meet at the same key.
 * Pure: guards/evidence and guards/sentence-check call it; it decides nothing.
 */
import { findDates } from "./claim-dates";
import { CHINESE_NUMERAL, DIGITS, ENGLISH_NUMERAL, numberOf } from "./numerals";

export type ClaimKind = "money" | "percent" | "duration" | "date" | "time" | "stock" | "promise" | "number";

export interface Claim {
  start: number;
  end: number;
  kind: ClaimKind;
  /** The claim holds when the evidence has any of these keys. */
  anyOf: string[];
  /** The number stated, where there is one. */
  value: number | null;
}

const NUMBER = `(?:${DIGITS}|\\b${ENGLISH_NUMERAL}|${CHINESE_NUMERAL})`;
const SPACE = "[ \\u00a0-]?";
const CODES = "USD|CAD|AUD|NZD|HKD|SGD|EUR|GBP|CNY|RMB|JPY";

const FAMILY: Record<string, string> = {
  $: "$", us$: "$", usd: "$", cad: "$", aud: "$", nzd: "$", hkd: "$", sgd: "$", dollar: "$", dollars: "$", bucks: "$",
  美元: "$", 美金: "$", "¥": "¥", cny: "¥", rmb: "¥", jpy: "¥", yuan: "¥", yen: "¥", 元: "¥", 块: "¥", 块钱: "¥",
  人民币: "¥", 日元: "¥", "€": "€", eur: "€", euro: "€", euros: "€", 欧元: "€", "£": "£", gbp: "£", pound: "£",
  pounds: "£", 英镑: "£", cent: "cent", cents: "cent",
}; // prettier-ignore

/** The key of an amount: currencies that share a sign share a family, since texts rarely say which dollar. */
export function moneyKey(currency: string, major: number): string {
  return `money:${FAMILY[currency.toLowerCase()] ?? currency.toUpperCase()}:${Math.round(major * 1000) / 1000}`;
}

const MINUTES: [RegExp, string, number][] = [
  [/^(?:business|working) days?$|^个?工作日$/i, "bday", 1],
  [/^(?:minutes?|mins?)$|^分钟$/i, "min", 1],
  [/^(?:hours?|hrs?)$|^个?(?:小时|钟头)$/i, "min", 60],
  [/^days?$|^(?:天|日)$/i, "min", 1440],
  [/^weeks?$|^(?:周|个?星期)$/i, "min", 10_080],
  [/^months?$|^个月$/i, "mon", 1],
  [/^years?$|^年$/i, "mon", 12],
];
const DURATION_UNIT =
  "(?:(?:business|working) days?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\\b|个?工作日|分钟|个?小时|个?钟头|天|日(?![月年])|周(?![一二三四五六日末])|个?星期(?![一二三四五六日天])|个月|年(?!四季)";

/** Every claim in `text`, in order, not overlapping. `text` is taken as it stands; lengths are kept. */
export function findClaims(text: string): Claim[] {
  const folded = foldWidth(text);
  const taken: Claim[] = [];
  const add = (claim: Claim): void => {
    if (!taken.some((other) => claim.start < other.end && other.start < claim.end)) taken.push(claim);
  };
  for (const claim of findDates(folded)) add(claim);
  for (const finder of [findMoney, findPercent, findStock, findDurations, findPromises, findNumbers]) {
    for (const claim of finder(folded)) add(claim);
  }
  return taken.sort((a, b) => a.start - b.start);
}

function findMoney(text: string): Claim[] {
  const sign = `(US\\$|[$¥€£]|(?:${CODES})(?=[ \\d]))\\s?(${DIGITS})(?:\\s?(万|[kK]\\b))?`;
  const words = `(${NUMBER})\\s?(万)?${SPACE}(dollars?|bucks|yuan|yen|euros?|pounds?|cents?|(?:${CODES})\\b|美元|美金|人民币|日元|欧元|英镑|块钱|元)`;
  // "块" is also a measure word (两块香皂): alone it is money only after digits.
  const pieces = `(${DIGITS})\\s?(块)(?!钱)`;
  return [
    ...all(text, sign, (m) => moneyClaim(m[1], m[2], m[3])),
    ...all(text, words, (m) => moneyClaim(m[3], m[1], m[2])),
    ...all(text, pieces, (m) => moneyClaim(m[2], m[1])),
  ];
}

function moneyClaim(unit = "", digits = "", scale = ""): Omit<Claim, "start" | "end"> | null {
  const value = scaled(digits, scale);
  if (value === null) return null;
  return { kind: "money", anyOf: [moneyKey(unit, value)], value };
}

function findPercent(text: string): Claim[] {
  return [
    ...all(text, `(${NUMBER})\\s?(?:%|percent\\b|per cent\\b)`, (m) => keyed("percent", "pct", m[1])),
    ...all(text, `百分之(${DIGITS}|${CHINESE_NUMERAL})`, (m) => keyed("percent", "pct", m[1])),
    ...all(text, `(${DIGITS}|[一二三四五六七八九]{1,2})折`, (m) => {
      const off = discountOf(m[1] ?? "");
      return off === null ? null : { kind: "percent", anyOf: [`pct:${off}`], value: off };
    }),
  ];
}

/** "8折" and "八五折" are what is paid: 20 % and 15 % off. */
function discountOf(text: string): number | null {
  const digits = [...text].map((char) => (/\d|\./.test(char) ? char : String(numberOf(char) ?? ""))).join("");
  const paid = Number(digits);
  if (!Number.isFinite(paid) || paid <= 0) return null;
  return Math.round(100 - (paid < 10 ? paid * 10 : paid));
}

function findStock(text: string): Claim[] {
  const left = `(${NUMBER}) (?:left|remaining|in stock|units?|available)\\b`;
  const chinese = `(?:仅剩|只剩|还剩|剩|库存(?:还有|有|为)?)[^\\d零一二两三四五六七八九十]{0,3}(${NUMBER})`;
  return [
    ...all(text, left, (m) => keyed("stock", "stock", m[1])),
    ...all(text, chinese, (m) => keyed("stock", "stock", m[1])),
    ...all(text, "\\b(?:in stock|back in stock)\\b|现货|有货", () => plain("stock", "avail:true")),
    ...all(text, "\\b(?:sold out|out of stock)\\b|售罄|缺货|无货|卖完", () => plain("stock", "avail:false")),
  ];
}

function findDurations(text: string): Claim[] {
  const range = `(${NUMBER})\\s?(?:-|–|—|~|to|and|至|到)\\s?(${NUMBER})${SPACE}(${DURATION_UNIT})`;
  const single = `(${NUMBER})${SPACE}(${DURATION_UNIT})`;
  const ranges = all(text, range, (m) => durationClaim(m[2], m[3]));
  const starts = all(text, range, (m) => durationClaim(m[1], m[3])).map((claim, index) => ({
    // The range's first figure needs its own support; it is given one character so that the two do not overlap.
    ...claim,
    end: claim.start + 1,
    index,
  }));
  return [
    ...starts.map(({ index: _index, ...claim }) => claim),
    ...ranges.map((claim) => ({ ...claim, start: claim.start + 1 })),
    ...all(text, single, (m) => durationClaim(m[1], m[2])),
  ];
}

function durationClaim(digits = "", unit = ""): Omit<Claim, "start" | "end"> | null {
  const value = numberOf(digits);
  const row = MINUTES.find(([pattern]) => pattern.test(unit.trim()));
  if (value === null || row === undefined) return null;
  return { kind: "duration", anyOf: [`dur:${row[1]}:${value * row[2]}`], value };
}

function findPromises(text: string): Claim[] {
  return [
    ...all(text, "\\b([a-z]{3,})-free\\b", (m) => plain("promise", `free-of:${(m[1] ?? "").toLowerCase()}`)),
    ...all(
      text,
      "(?<!feel |-|\\w)(?:for )?free\\b(?! to\\b|-)|at no (?:extra |additional )?(?:cost|charge)|\\bcomplimentary\\b",
      () => plain("promise", "promise:free"),
    ),
    ...all(text, "免费|包邮|免邮|免运费|不收(?:运费|邮费|费)|赠送", () => plain("promise", "promise:free")),
    ...all(text, "(?<!can't |cannot |can’t |not )\\bguarantee[ds]?\\b|\\bmoney[- ]back\\b|\\blifetime\\b", () =>
      plain("promise", "promise:guarantee"),
    ),
    ...all(text, "(?<![不无]法?|不能|没法)保证|包退|包换|终身", () => plain("promise", "promise:guarantee")),
  ];
}

function findNumbers(text: string): Claim[] {
  return all(text, `(?<![A-Za-z\\d])(${DIGITS})(?:\\s?(万|[kK]\\b))?`, (m) => {
    const value = scaled(m[1] ?? "", m[2] ?? "");
    return value === null ? null : { kind: "number", anyOf: [`num:${value}`], value };
  });
}

function scaled(digits: string, scale: string | undefined): number | null {
  const value = numberOf(digits);
  if (value === null || Number.isNaN(value)) return null;
  if (scale === "万") return value * 10_000;
  return scale?.toLowerCase() === "k" ? value * 1000 : value;
}

function keyed(kind: ClaimKind, prefix: string, digits = ""): Omit<Claim, "start" | "end"> | null {
  const value = numberOf(digits);
  return value === null ? null : { kind, anyOf: [`${prefix}:${value}`], value };
}

function plain(kind: ClaimKind, key: string): Omit<Claim, "start" | "end"> {
  return { kind, anyOf: [key], value: null };
}

function all(
  text: string,
  pattern: string,
  read: (match: RegExpMatchArray) => Omit<Claim, "start" | "end"> | null,
): Claim[] {
  const found: Claim[] = [];
  for (const match of text.matchAll(compiled(pattern))) {
    const claim = read(match);
    if (claim !== null) found.push({ ...claim, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  let regex = patterns.get(pattern);
  if (regex === undefined) patterns.set(pattern, (regex = new RegExp(pattern, "gi")));
  return regex;
}

/** Full-width digits, letters and signs to their ASCII twins, one character for one. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll("￥", "¥");
}
