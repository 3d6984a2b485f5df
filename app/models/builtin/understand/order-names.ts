/** Order names in a message: "#1001", "order 1001", "NF-1042", "订单号：1001", "No.1001". Used by understand/slots.ts. */

const PATTERNS = [
  /#\s?([a-z]{0,4}-?\d{3,9})\b/u,
  /\border(?: number| no\.?| nr\.?| id)?(?: is|:)?\s*([a-z]{0,4}-?\d{3,9})\b/u,
  /(?:订单(?:号|编号)?|单号)(?:是|为|：|:)?\s*([a-z]{0,4}-?\d{3,9})/u,
  /\bno\.\s?(\d{3,9})\b/u,
  /(?<![\p{L}\d-])([a-z]{2,3}-?\d{4,9})(?![\p{L}\d])/u,
];

/** @param folded a text through foldText. @returns the name as search takes it ("1001", "NF-1042"), or null */
export function readOrderName(folded: string): string | null {
  for (const pattern of PATTERNS) {
    const name = pattern.exec(folded)?.[1];
    if (name !== undefined) return name.toUpperCase();
  }
  return null;
}

/** A message that is hardly more than a number, as given after "what is your order number?". */
export function readBareNumber(folded: string): string | null {
  return /^(?:it'?s |是|就是)?#?\s?([a-z]{0,4}-?\d{3,9})[.。]?$/u.exec(folded)?.[1]?.toUpperCase() ?? null;
}
