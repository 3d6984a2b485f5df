/**
 * The mood of a shopper's message, in English and Chinese, from words, emoji, negation and shouting. The agent asks it
 * for each message; the reply's manner and the handover follow from it. Deterministic; a few tens of microseconds.
 */
import { detectLanguage } from "~/models/language";
import type { Language, Mood } from "~/models/language-model";
import { emojiScores, shoutingOf } from "./signs";
import { addScores, type MoodScores } from "./scores";
import { englishScores } from "./words-en";
import { chineseScores } from "./words-zh";

export interface MoodReading {
  mood: Mood;
  /** 0 for none, 1 for as strong as it gets. */
  strength: number;
}

/** Below this a message is neutral: one mild word ("like", "late") is no mood. */
const MOOD_THRESHOLD = 0.95;
/** Score at which strength is about 0.63; set so that two strong words read as strong. */
const STRENGTH_SCALE = 2.5;

/**
 * @param text the shopper's message, any length
 * @param language the thread's language; a message clearly in the other one is read in that
 * @returns the leading mood, "neutral" with strength 0 when nothing stands out
 */
export function moodOf(text: string, language: Language): MoodReading {
  const scores: MoodScores = detectLanguage(text, language) === "zh" ? chineseScores(text) : englishScores(text);
  addScores(scores, emojiScores(text));
  const shouting = shoutingOf(text);
  const negative = scores.angry + scores.upset;
  const positive = scores.pleased + scores.delighted;
  // Shouting makes what is there stronger, and turns displeasure to anger; alone it says nothing ("HELLO!!!").
  if (negative > positive) scores.angry += shouting * Math.min(negative, 3);
  else scores.delighted += shouting * Math.min(positive, 3);
  return leading(scores);
}

function leading(scores: MoodScores): MoodReading {
  // Neighbours support each other: "terrible and broken" is stronger than either word.
  const support: MoodScores = {
    angry: scores.angry + (scores.angry > 1 ? 0.5 * scores.upset : 0),
    upset: scores.upset + 0.4 * scores.angry,
    worried: scores.worried,
    confused: scores.confused,
    pleased: scores.pleased + 0.2 * scores.delighted,
    delighted: scores.delighted + (scores.delighted > 1 ? 0.4 * scores.pleased : 0),
  };
  // Displeasure outweighs thanks ("thanks for the broken lamp"), so pleasant moods pay for it.
  const displeasure = scores.angry + scores.upset;
  support.pleased -= displeasure;
  support.delighted -= displeasure;
  const order = ["angry", "upset", "worried", "confused", "delighted", "pleased"] as const;
  const best = order.reduce((top, mood) => (support[mood] > support[top] + 1e-9 ? mood : top), order[0]);
  if (support[best] < MOOD_THRESHOLD) return { mood: "neutral", strength: 0 };
  return { mood: best, strength: Math.round((1 - Math.exp(-support[best] / STRENGTH_SCALE)) * 100) / 100 };
}
