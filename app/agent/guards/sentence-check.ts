/**
 * Decides on one whole sentence of an answer: may it be shown, and in what words. Called by guards/answer-text for every
 * sentence. Promises: no product that was not read, no figure without a source, no link off the shop, no innards.
 */
import { PRODUCT_MARK, toolContracts } from "~/models/tool-contracts";
import type { Claim } from "./claims";
import { findClaims } from "./claims";
import type { Evidence } from "./evidence";
import { isKnown } from "./evidence";
import { hasForeignLink, toPlainText } from "./plain-text";

export interface SentenceRules {
  evidence: Evidence;
  /** Hosts of the shop itself. */
  ownHosts: string[];
  /** The shopper's message: its limits ("under $150") may be said back, its other figures are no evidence. */
  question: string;
  /** Fixed words of the prompt that may never be repeated. */
  secrets: string[];
}

export type SentenceVerdict =
  | { kind: "kept"; text: string; markedText: string; handles: string[] }
  | { kind: "dropped"; why: "unknown-product" | "unsupported-claim" | "foreign-link" | "innards" };

const LIMIT_BEFORE =
  /(?:under|below|within|up to|less than|at most|over|above|more than|between|and|from|budget(?: of)?|limit(?: of)?|不超过|低于|高于|超过|预算|至|到|[-–])\s*(?:about |around |your )?$/i;
const LIMIT_AFTER = /^\s*(?:以内|以下|以上|之内|内|左右|or less|or under|budget|limit|的?预算|到|至|[-–]|and|to)/i;
const ORDER_BEFORE = /(?:#|orders?\s*(?:no\.?|number)?\s*#?|订单号?\s*#?)\s*$/i;
const NEGATION =
  /\b(?:no|not|none|nothing|without|couldn|can't|cannot|don't|doesn't|didn't|isn't|aren't|sorry)|n['’]t\b|没有|没|不|无|未|抱歉/i;

/** The verdict on `raw`, one sentence as the model wrote it, with its product marks. */
export function checkSentence(raw: string, rules: SentenceRules): SentenceVerdict {
  const handles = [...raw.matchAll(PRODUCT_MARK)].map((match) => match[1] ?? "");
  if (handles.some((handle) => !rules.evidence.products.has(handle))) return dropped("unknown-product");
  if (hasInnards(raw, rules.secrets)) return dropped("innards");
  if (hasForeignLink(raw, rules.ownHosts, rules.evidence.links)) return dropped("foreign-link");
  const plain = toPlainText(raw);
  const titles = (mark: string): string =>
    plain.replace(PRODUCT_MARK, (_all, handle: string) => mark || titleOf(handle, rules));
  if (/\[\[/.test(titles(""))) return dropped("unknown-product");
  // A title may hold figures of its own ("Trail 20"): it stands in the data, so it is no claim.
  const masked = titles("\u25a1");
  const handle = new Set(handles).size === 1 ? (handles[0] ?? null) : null;
  if (!findClaims(masked).every((claim) => holds(claim, masked, handle, rules))) return dropped("unsupported-claim");
  return { kind: "kept", text: titles(""), markedText: plain, handles };
}

function holds(claim: Claim, text: string, handle: string | null, rules: SentenceRules): boolean {
  const before = text.slice(0, claim.start);
  const after = text.slice(claim.end);
  if (claim.kind === "number" && /(?:^|\n)\s*$/.test(before) && /^[.)、]/.test(after)) return true;
  const bound = claim.kind === "money" || claim.kind === "stock" || claim.kind === "percent" ? handle : null;
  if (isKnown(rules.evidence, claim.anyOf, bound)) return true;
  if (claim.value !== null && isCount(claim, rules.evidence)) return true;
  if (claim.kind === "stock" && claim.value === null && NEGATION.test(before.slice(-40))) return true;
  return isEcho(claim, text, before, after, rules.question);
}

/** "Here are 3 jackets": a count of what was read is no claim of the shop's. */
function isCount(claim: Claim, evidence: Evidence): boolean {
  return (
    claim.kind === "number" &&
    Number.isInteger(claim.value) &&
    claim.value! >= 1 &&
    claim.value! <= evidence.products.size
  );
}

/** The shopper's own figure said back where it states nothing: a limit, an order's name, or what is not to be had. */
function isEcho(claim: Claim, text: string, before: string, after: string, question: string): boolean {
  const asked = findClaims(question);
  const isAsked = asked.some((other) => other.value !== null && other.value === claim.value);
  if (!isAsked) return false;
  if (claim.kind === "money" || claim.kind === "number") {
    if (LIMIT_BEFORE.test(before) || LIMIT_AFTER.test(after)) return true;
  }
  if (claim.kind !== "number") return false;
  return ORDER_BEFORE.test(before) || NEGATION.test(text);
}

function titleOf(handle: string, rules: SentenceRules): string {
  return rules.evidence.products.get(handle)?.title ?? "";
}

function hasInnards(raw: string, secrets: string[]): boolean {
  if (/gid:\/\/|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(raw)) return true;
  if (Object.keys(toolContracts).some((name) => name.includes("_") && raw.includes(name))) return true;
  const folded = raw.toLowerCase().replace(/\s+/g, " ");
  return secrets.some((secret) => sharesRun(folded, secret));
}

const RUN = 32;

/** Whether the two share a run of 32 characters: long enough to be the prompt's own words, short enough to catch a part. */
function sharesRun(text: string, secret: string): boolean {
  for (let at = 0; at + RUN <= text.length; at += 8) {
    if (secret.includes(text.slice(at, at + RUN))) return true;
  }
  return false;
}

function dropped(why: Extract<SentenceVerdict, { kind: "dropped" }>["why"]): SentenceVerdict {
  return { kind: "dropped", why };
}
