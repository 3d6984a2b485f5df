/**
 * A multinomial logistic regression over our example utterances, trained when first used (a few tens of milliseconds)
 * in a fixed order, so that the same examples always give the same model. Used by understand/intents.ts.
 */
import { featuresOf } from "./features";
import { foldText } from "./text";

export interface Classifier<Label extends string> {
  /** Labels with their probabilities, the likeliest first. */
  classify(text: string): { label: Label; probability: number }[];
}

const EPOCHS = 40;
const LEARNING_RATE = 0.6;
/** Pulls weights to zero; found on the examples by leaving a fifth out. */
const DECAY = 0.0004;

/** @param examples utterances by label, in any language */
export function trainClassifier<Label extends string>(examples: Record<Label, string[]>): Classifier<Label> {
  const labels = Object.keys(examples).sort() as Label[];
  const indexByFeature = new Map<string, number>();
  const rows = interleave(labels.map((label) => examples[label])).map(({ text, labelIndex }) => {
    const names = featuresOf(foldText(text));
    const features = names.map((name) => {
      const known = indexByFeature.get(name) ?? indexByFeature.size;
      indexByFeature.set(name, known);
      return known;
    });
    return { features, labelIndex };
  });
  const width = labels.length;
  const weights = new Float64Array(indexByFeature.size * width);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = LEARNING_RATE / (1 + epoch * 0.1);
    for (const row of rows) step(weights, row.features, row.labelIndex, width, rate);
  }
  return {
    classify(text) {
      const known = featuresOf(foldText(text)).flatMap((name) => indexByFeature.get(name) ?? []);
      const probabilities = probabilitiesOf(weights, known, width);
      return labels
        .map((label, index) => ({ label, probability: probabilities[index] ?? 0 }))
        .sort((a, b) => b.probability - a.probability || a.label.localeCompare(b.label));
    },
  };
}

function step(weights: Float64Array, features: number[], labelIndex: number, width: number, rate: number): void {
  const probabilities = probabilitiesOf(weights, features, width);
  const scale = 1 / Math.sqrt(features.length);
  for (let label = 0; label < width; label += 1) {
    const error = (label === labelIndex ? 1 : 0) - (probabilities[label] ?? 0);
    for (const feature of features) {
      const at = feature * width + label;
      const weight = weights[at] ?? 0;
      weights[at] = weight + rate * (error * scale - DECAY * weight);
    }
  }
}

function probabilitiesOf(weights: Float64Array, features: number[], width: number): Float64Array {
  const scores = new Float64Array(width);
  const scale = 1 / Math.sqrt(Math.max(1, features.length));
  for (const feature of features) {
    for (let label = 0; label < width; label += 1) {
      scores[label] = (scores[label] ?? 0) + (weights[feature * width + label] ?? 0) * scale;
    }
  }
  const top = Math.max(...scores);
  let sum = 0;
  for (let label = 0; label < width; label += 1) {
    const value = Math.exp((scores[label] ?? 0) - top);
    scores[label] = value;
    sum += value;
  }
  return scores.map((value) => value / sum);
}

/** Labels by turns, so that no label has the last word of an epoch. */
function interleave(lists: string[][]): { text: string; labelIndex: number }[] {
  const longest = Math.max(...lists.map((list) => list.length));
  const rows: { text: string; labelIndex: number }[] = [];
  for (let at = 0; at < longest; at += 1) {
    lists.forEach((list, labelIndex) => {
      const text = list[at];
      if (text !== undefined) rows.push({ text, labelIndex });
    });
  }
  return rows;
}
