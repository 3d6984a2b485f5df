/**
 * Parser of Shopify's search syntax (`status:active AND updated_at:>'2026-01-01' -tag:sale "two words" wool*`) into a
 * small tree. The connections' `query` argument goes through it; match.ts evaluates the tree.
 * Source: https://shopify.dev/docs/api/usage/search-syntax
 */

export type Comparator = ":" | ":<" | ":<=" | ":>" | ":>=";

export type Query =
  | { kind: "all" }
  | { kind: "and" | "or"; parts: Query[] }
  | { kind: "not"; part: Query }
  /** `field` null: the words are looked for in the resource's default fields. */
  | { kind: "term"; field: string | null; comparator: Comparator; text: string; isPrefix: boolean; isPhrase: boolean };

type Token =
  | { kind: "open" | "close" | "or" | "and" | "not" }
  | { kind: "word"; text: string; isQuoted: boolean; field: string | null; comparator: Comparator };

export class SearchSyntaxError extends Error {}

export function parseSearch(text: string): Query {
  const tokens = tokenize(text);
  if (!tokens.length) return { kind: "all" };
  const cursor = { tokens, at: 0 };
  const query = parseOr(cursor);
  if (cursor.at < tokens.length) throw new SearchSyntaxError("Unexpected closing parenthesis in search query");
  return query;
}

interface Cursor {
  tokens: Token[];
  at: number;
}

function parseOr(cursor: Cursor): Query {
  const parts = [parseAnd(cursor)];
  while (cursor.tokens[cursor.at]?.kind === "or") {
    cursor.at += 1;
    parts.push(parseAnd(cursor));
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: "or", parts };
}

function parseAnd(cursor: Cursor): Query {
  const parts: Query[] = [];
  for (;;) {
    const token = cursor.tokens[cursor.at];
    if (!token || token.kind === "close" || token.kind === "or") break;
    if (token.kind === "and") cursor.at += 1;
    else parts.push(parseUnary(cursor, token));
  }
  if (!parts.length) return { kind: "all" };
  return parts.length === 1 && parts[0] ? parts[0] : { kind: "and", parts };
}

function parseUnary(cursor: Cursor, token: Token): Query {
  cursor.at += 1;
  if (token.kind === "not") {
    const next = cursor.tokens[cursor.at];
    if (!next) throw new SearchSyntaxError("NOT at the end of the search query");
    return { kind: "not", part: parseUnary(cursor, next) };
  }
  if (token.kind === "open") {
    const inner = parseOr(cursor);
    if (cursor.tokens[cursor.at]?.kind !== "close") throw new SearchSyntaxError("Missing closing parenthesis");
    cursor.at += 1;
    return inner;
  }
  if (token.kind !== "word") throw new SearchSyntaxError(`Unexpected ${token.kind} in search query`);
  const isPrefix = !token.isQuoted && token.text.endsWith("*");
  return {
    kind: "term",
    field: token.field,
    comparator: token.comparator,
    text: isPrefix ? token.text.slice(0, -1) : token.text,
    isPrefix,
    isPhrase: token.isQuoted || /\s/.test(token.text), // an escaped space makes one value of two words
  };
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const space = /^\s+/.exec(rest);
    if (space) {
      at += space[0].length;
      continue;
    }
    if (rest.startsWith("(") || rest.startsWith(")")) {
      tokens.push({ kind: rest.startsWith("(") ? "open" : "close" });
      at += 1;
      continue;
    }
    const operator = /^(OR|AND|NOT)(?=[\s()]|$)/.exec(rest);
    if (operator?.[1]) {
      tokens.push({ kind: operator[1] === "OR" ? "or" : operator[1] === "AND" ? "and" : "not" });
      at += operator[1].length;
      continue;
    }
    if (/^-[^\s]/.test(rest)) {
      tokens.push({ kind: "not" });
      at += 1;
      continue;
    }
    const field = /^([A-Za-z_][\w.]*)(:<=|:>=|:<|:>|:)/.exec(rest);
    const prefix = field ? field[0].length : 0;
    const value = readValue(text, at + prefix);
    const comparator = (field?.[2] ?? ":") as Comparator;
    tokens.push({ kind: "word", text: value.text, isQuoted: value.isQuoted, field: field?.[1] ?? null, comparator });
    at = value.end;
  }
  return tokens;
}

function readValue(text: string, start: number): { text: string; end: number; isQuoted: boolean } {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    let value = "";
    for (let at = start + 1; at < text.length; at += 1) {
      const char = text[at] ?? "";
      if (char === "\\" && at + 1 < text.length) {
        value += text[at + 1] ?? "";
        at += 1;
      } else if (char === quote) return { text: value, end: at + 1, isQuoted: true };
      else value += char;
    }
    throw new SearchSyntaxError("Missing closing quote in search query");
  }
  let value = "";
  let at = start;
  for (; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (/[\s()]/.test(char)) break;
    if (char === "\\" && at + 1 < text.length) {
      value += text[at + 1] ?? "";
      at += 1;
    } else value += char;
  }
  return { text: value, end: at, isQuoted: false };
}
