/**
 * What changed between two texts of a document, sentence by sentence, in either language. The merchant's page of a
 * document shows it. Pure; what did not change is shortened to the lines beside a change.
 */
import { diffArrays } from "diff";

export interface ChangePart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** A part that stayed and is longer than this is shown by its ends only. */
const SAME_MAX_CHARS = 240;
const SAME_EDGE_CHARS = 90;
/** Beyond this the comparison would take long, and nobody reads it by sentences. */
const SENTENCES_MAX = 4000;

/** Parts in reading order: removed text stands before what took its place. Equal texts give one part that stayed. */
export function changesBetween(before: string, after: string): ChangePart[] {
  const [older, newer] = [sentencesOf(before), sentencesOf(after)];
  if (older.length + newer.length > SENTENCES_MAX)
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  return diffArrays(older, newer).map(({ added, removed, value }) => {
    const text = value.join("");
    return added ? { kind: "added", text } : removed ? { kind: "removed", text } : { kind: "same", text: edges(text) };
  });
}

/** Every character belongs to one sentence, so that the parts join to the whole again. */
function sentencesOf(text: string): string[] {
  return text.match(/[^.!?。！？；\n]*(?:[.!?]+(?=\s|$)\s*|[.!?]|[。！？；]+\s*|\n+|$)/gu)?.filter(Boolean) ?? [];
}

function edges(text: string): string {
  if (text.length <= SAME_MAX_CHARS) return text;
  return `${text.slice(0, SAME_EDGE_CHARS).trimEnd()} … ${text.slice(-SAME_EDGE_CHARS).trimStart()}`;
}
