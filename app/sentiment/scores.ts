/** A score per mood, and how scores add up. Shared by the word readers and the sign reader of this folder. */
import type { Mood } from "~/models/language-model";

export type FeltMood = Exclude<Mood, "neutral">;
export type MoodScores = Record<FeltMood, number>;
export type Lexicon = Record<FeltMood, Record<string, number>> & {
  negators: string[];
  intensifiers: Record<string, number>;
};

export const FELT_MOODS = ["angry", "upset", "worried", "confused", "pleased", "delighted"] as const;

export function noScores(): MoodScores {
  return { angry: 0, upset: 0, worried: 0, confused: 0, pleased: 0, delighted: 0 };
}

export function addScores(into: MoodScores, more: MoodScores): void {
  for (const mood of FELT_MOODS) into[mood] += more[mood];
}

/** What a negated word of a mood says instead: "not good" displeases, "not bad" pleases a little, "no worries" calms. */
export function negated(mood: FeltMood, weight: number): { mood: FeltMood; weight: number } | null {
  if (mood === "pleased" || mood === "delighted") return { mood: "upset", weight: Math.max(1.2, weight * 0.8) };
  if (mood === "upset" || mood === "angry") return { mood: "pleased", weight: weight * 0.5 };
  return null;
}
