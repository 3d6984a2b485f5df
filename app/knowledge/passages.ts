/**
 * Cuts a document's blocks into passages: pieces small enough to quote and whole enough to understand, each under the
 * headings it stands below. documents.server.ts stores them. Pure: same HTML, same passages.
 */
import type { Block } from "./text/html";
import { blocksOf } from "./text/html";
import type { PassageDraft } from "./types";

export const PASSAGE_MAX_CHARS = 700;
const PASSAGES_MAX = 400;

/** Passages of a page, in reading order; none when it has no text. */
export function passagesOf(html: string): PassageDraft[] {
  const passages: PassageDraft[] = [];
  let open: PassageDraft | null = null;
  for (const { heading, text } of blocksOf(html).flatMap(pieces)) {
    const fits = open !== null && open.heading === heading && open.text.length + text.length + 1 <= PASSAGE_MAX_CHARS;
    if (open && fits) {
      open.text += `\n${text}`;
      continue;
    }
    if (passages.length === PASSAGES_MAX) break;
    open = { heading, text };
    passages.push(open);
  }
  return passages;
}

/** A block longer than a passage is cut between sentences, and where a sentence is longer still, inside it. */
function pieces(block: Block): PassageDraft[] {
  const heading = block.headings.join(" › ");
  if (block.text.length <= PASSAGE_MAX_CHARS) return [{ heading, text: block.text }];
  const texts: string[] = [];
  let current = "";
  for (const sentence of block.text.split(/(?<=[.!?。！？；])\s*/)) {
    for (const part of chunks(sentence)) {
      if (current && current.length + part.length + 1 > PASSAGE_MAX_CHARS) {
        texts.push(current);
        current = "";
      }
      current = current ? `${current} ${part}` : part;
    }
  }
  if (current) texts.push(current);
  return texts.map((text) => ({ heading, text }));
}

function chunks(text: string): string[] {
  const parts: string[] = [];
  for (let rest = text; rest;) {
    const space = rest.length > PASSAGE_MAX_CHARS ? rest.lastIndexOf(" ", PASSAGE_MAX_CHARS) : -1;
    const end = space > PASSAGE_MAX_CHARS / 2 ? space : PASSAGE_MAX_CHARS;
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end);
  }
  return parts.filter(Boolean);
}
