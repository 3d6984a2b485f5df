/**
 * What a turn has read: the figures, products, links and passages of its tool results. The loop adds every result; the
 * guards ask it whether a claim stands. It only grows, and holds nothing that no tool of this turn (or an earlier,
 * committed answer) said.
 */
import type { Source } from "~/chat/protocol";
import { minorDigits } from "../currency";
import { findClaims, moneyKey } from "./claims";
import { instantKeys } from "./claim-dates";

export interface KnownProduct {
  handle: string;
  title: string;
  keys: Set<string>;
}

export interface ReadPassage {
  source: Source;
  text: string;
  keys: Set<string>;
}

export interface Evidence {
  products: Map<string, KnownProduct>;
  passages: ReadPassage[];
  /** Figures that belong to no one product: policies, orders, the handoff's time, the merchant's own rules. */
  general: Set<string>;
  /** Figures of this conversation's committed answers. */
  earlier: Set<string>;
  /** Tracking links, and e-mail addresses of the shop's own pages: all besides the shop's own hosts that may be shown. */
  links: Set<string>;
  nowMs: number;
}

/** An empty record. @param nowMs epoch milliseconds of the turn, for "tomorrow" and weekdays */
export function emptyEvidence(nowMs: number): Evidence {
  return { products: new Map(), passages: [], general: new Set(), earlier: new Set(), links: new Set(), nowMs };
}

/** Adds a tool's result: any JSON value as the tool contracts describe them. */
export function addToolResult(evidence: Evidence, result: unknown): void {
  walk(evidence, result, evidence.general, "");
}

/** Adds text that counts as read: a committed answer (`earlier`) or the merchant's rules (`general`). */
export function addText(evidence: Evidence, text: string, where: "earlier" | "general"): void {
  for (const key of textKeys(text, evidence.nowMs)) evidence[where].add(key);
}

/** Adds a product known by an earlier committed answer, so that it may be named again. */
export function addKnownProduct(evidence: Evidence, handle: string, title: string): void {
  if (!evidence.products.has(handle)) evidence.products.set(handle, { handle, title, keys: new Set() });
}

/** Whether some key is in what was read; with `handle`, another product's figures do not count. */
export function isKnown(evidence: Evidence, anyOf: string[], handle: string | null): boolean {
  const product = handle === null ? undefined : evidence.products.get(handle);
  const sets = [evidence.general, ...evidence.passages.map((passage) => passage.keys)];
  if (product === undefined) sets.push(evidence.earlier, ...[...evidence.products.values()].map((known) => known.keys));
  else sets.push(product.keys, ...(product.keys.size === 0 ? [evidence.earlier] : []));
  return anyOf.some((key) => sets.some((set) => set.has(key)));
}

function walk(evidence: Evidence, value: unknown, into: Set<string>, field: string): void {
  if (typeof value === "string") return addString(evidence, value, into, field);
  if (typeof value === "number") return addNumber(value, into, field);
  if (typeof value === "boolean") return void (/available$/.test(field) && into.add(`avail:${value}`));
  if (Array.isArray(value)) {
    for (const item of value) walk(evidence, item, into, field);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const object = value as Record<string, unknown>;
  if (typeof object["amountMinor"] === "number" && typeof object["currency"] === "string") {
    return addMoney(object["amountMinor"], object["currency"], into);
  }
  const inside = passageOf(evidence, object) ?? productOf(evidence, object) ?? into;
  for (const [key, item] of Object.entries(object)) walk(evidence, item, inside, key);
}

function productOf(evidence: Evidence, object: Record<string, unknown>): Set<string> | null {
  if (typeof object["handle"] !== "string" || typeof object["title"] !== "string") return null;
  const known = evidence.products.get(object["handle"]);
  const keys = known?.keys ?? new Set<string>();
  evidence.products.set(object["handle"], { handle: object["handle"], title: object["title"], keys });
  return keys;
}

function passageOf(evidence: Evidence, object: Record<string, unknown>): Set<string> | null {
  const source = object["source"];
  if (typeof object["text"] !== "string" || typeof source !== "object" || source === null) return null;
  const keys = new Set<string>();
  // The shop's own pages name how to write to it: those addresses are its own, whatever host they are on.
  for (const [address] of object["text"].matchAll(EMAIL)) evidence.links.add(address.toLowerCase());
  evidence.passages.push({
    source: source as Source,
    text: `${String(object["heading"] ?? "")}\n${object["text"]}`,
    keys,
  });
  return keys;
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

function addString(evidence: Evidence, text: string, into: Set<string>, field: string): void {
  if (field === "trackingUrl" && /^https?:\/\//.test(text)) evidence.links.add(text);
  if (field === "url" || field === "trackingUrl" || field === "handle") return;
  for (const key of textKeys(text, evidence.nowMs)) into.add(key);
  if (text === "sold-out") into.add("avail:false");
  if (text === "in-stock" || text === "low-stock") into.add("avail:true");
}

function addNumber(value: number, into: Set<string>, field: string): void {
  into.add(`num:${value}`);
  if (/quantity/i.test(field)) into.add(`stock:${value}`);
  if (/minutes$/i.test(field)) into.add(`dur:min:${value}`);
}

function addMoney(amountMinor: number, currency: string, into: Set<string>): void {
  const major = amountMinor / 10 ** minorDigits(currency);
  into.add(moneyKey(currency, major)).add(`num:${major}`);
  if (major < 1 && /^(USD|EUR|GBP|CAD|AUD)$/.test(currency)) into.add(moneyKey("cent", amountMinor));
}

function textKeys(text: string, nowMs: number): string[] {
  const keys = findClaims(text).flatMap((claim) => {
    const value = claim.value === null ? [] : [`num:${claim.value}`];
    const stated = text.slice(claim.start, claim.end);
    return [...claim.anyOf, ...value, ...(/^\d{4}-\d{2}-\d{2}/.test(stated) ? instantKeys(stated, nowMs) : [])];
  });
  return keys;
}
