/** Reads the mood of English words and phrases, with negation ("not happy") and intensifiers ("really happy"). */
import { FELT_MOODS, negated, noScores, type FeltMood, type Lexicon, type MoodScores } from "./scores";
import lexiconJson from "./lexicons/en.json";

const lexicon: Lexicon = lexiconJson;
const negators = new Set(lexicon.negators);
const entryByPhrase = new Map<string, { mood: FeltMood; weight: number }>(
  FELT_MOODS.flatMap((mood) =>
    Object.entries(lexicon[mood]).map(([phrase, weight]) => [phrase, { mood, weight }] as const),
  ),
);
const LONGEST_PHRASE = 4;
/** A negator counts up to three words before the word ("not at all happy"). */
const NEGATION_REACH = 3;

export function englishScores(text: string): MoodScores {
  const scores = noScores();
  // A clause's end stops negation: "no, I love it".
  for (const clause of text
    .toLowerCase()
    .replaceAll("’", "'")
    .split(/[.!?;,:\n]+|\bbut\b/u))
    readClause(clause, scores);
  return scores;
}

function readClause(clause: string, scores: MoodScores): void {
  const words = clause.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  for (let at = 0; at < words.length;) {
    const length = phraseLengthAt(words, at);
    const entry = length > 0 ? entryByPhrase.get(words.slice(at, at + length).join(" ")) : undefined;
    if (entry) {
      const before = words.slice(Math.max(0, at - NEGATION_REACH), at);
      const weight = entry.weight * intensityOf(before);
      const felt = before.some((word) => negators.has(word))
        ? negated(entry.mood, weight)
        : { mood: entry.mood, weight };
      if (felt) scores[felt.mood] += felt.weight;
    }
    at += Math.max(1, length);
  }
}

function phraseLengthAt(words: string[], at: number): number {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
    if (entryByPhrase.has(words.slice(at, at + length).join(" "))) return length;
  }
  return 0;
}

function intensityOf(before: string[]): number {
  const lastTwo = before.slice(-2);
  return lexicon.intensifiers[lastTwo.join(" ")] ?? lexicon.intensifiers[lastTwo.at(-1) ?? ""] ?? 1;
}
