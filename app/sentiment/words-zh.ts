/** Reads the mood of Chinese text: longest lexicon match first, negation just before it, intensifiers before that. */
import { FELT_MOODS, negated, noScores, type FeltMood, type Lexicon, type MoodScores } from "./scores";
import lexiconJson from "./lexicons/zh.json";

const lexicon: Lexicon = lexiconJson;
const entryByWord = new Map<string, { mood: FeltMood; weight: number }>(
  FELT_MOODS.flatMap((mood) =>
    Object.entries(lexicon[mood]).map(([word, weight]) => [word, { mood, weight }] as const),
  ),
);
const longestWord = Math.max(...[...entryByWord.keys()].map((word) => word.length));
const negatorsLongestFirst = [...lexicon.negators].sort((a, b) => b.length - a.length);
const intensifiersLongestFirst = Object.entries(lexicon.intensifiers).sort(([a], [b]) => b.length - a.length);
const FILLERS = /[的地得那么怎这太很]+$/u;

export function chineseScores(text: string): MoodScores {
  const scores = noScores();
  for (let at = 0; at < text.length;) {
    const word = longestWordAt(text, at);
    const entry = entryByWord.get(word);
    if (entry) {
      const before = text.slice(Math.max(0, at - 6), at);
      const weight = entry.weight * intensityOf(before);
      const felt = isNegated(before) ? negated(entry.mood, weight) : { mood: entry.mood, weight };
      if (felt) scores[felt.mood] += felt.weight;
    }
    at += Math.max(1, word.length);
  }
  return scores;
}

function longestWordAt(text: string, at: number): string {
  for (let length = Math.min(longestWord, text.length - at); length > 0; length -= 1) {
    const word = text.slice(at, at + length);
    if (entryByWord.has(word)) return word;
  }
  return "";
}

/** "不是很满意", "没那么好看": the negator stands before at most an intensifier and fillers. */
function isNegated(before: string): boolean {
  const bare = before.replace(FILLERS, "");
  return [before, bare].some((lead) => negatorsLongestFirst.some((negator) => lead.endsWith(negator)));
}

function intensityOf(before: string): number {
  return intensifiersLongestFirst.find(([word]) => before.endsWith(word))?.[1] ?? 1;
}
