/** The mood of what is not a word: emoji and emoticons, shouted capitals, rows of exclamation and question marks. */
import { FELT_MOODS, noScores, type FeltMood, type MoodScores } from "./scores";
import emojiJson from "./lexicons/emoji.json";

const moodByEmoji = new Map<string, FeltMood>(
  FELT_MOODS.flatMap((mood) => emojiJson[mood].map((emoji) => [emoji, mood] as const)),
);
const EMOJI_WEIGHT = 1.6;
/** The same emoji in a row is one feeling, a little stronger. */
const REPEAT_WEIGHT = 0.3;

export function emojiScores(text: string): MoodScores {
  const scores = noScores();
  const seen = new Set<string>();
  for (const character of text) {
    const mood = moodByEmoji.get(character);
    if (!mood) continue;
    scores[mood] += seen.has(character) ? REPEAT_WEIGHT : EMOJI_WEIGHT;
    seen.add(character);
  }
  if (/(?:^|\s)(?::-?\(|:'\(|>:\()/u.test(text)) scores.upset += EMOJI_WEIGHT;
  if (/(?:^|\s)(?::-?\)|:-?D|\^\^)/u.test(text)) scores.pleased += EMOJI_WEIGHT;
  if (/\?{2,}|？{2,}/u.test(text)) scores.confused += 0.4;
  return scores;
}

/** 0 for none, up to 1: capitals over several words, "!!" or longer, in either script. */
export function shoutingOf(text: string): number {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}+$/u.test(word)).length;
  const share = words.length === 0 ? 0 : capitals / words.length;
  const isShouted = capitals >= 2 && share >= 0.4;
  const marks = (text.match(/[!！]{2,}/gu) ?? []).join("").length;
  return Math.min(1, (isShouted ? 0.6 : 0) + Math.min(0.5, marks * 0.12));
}
