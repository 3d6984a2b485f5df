/** Which fact of a product a question is after ("is it waterproof?" → waterproof), and where such a fact stands. */
import attributesJson from "../lexicons/attributes.json";
import { containsPhrase, foldText } from "./text";

export type Attribute = keyof typeof attributesJson;

const ATTRIBUTES = Object.keys(attributesJson) as Attribute[];

/** The attribute whose longest phrase stands in the question, or null for "tell me about it". */
export function attributeOf(question: string): Attribute | null {
  const folded = foldText(question);
  const found = ATTRIBUTES.map((attribute) => {
    const lengths = attributesJson[attribute]
      .filter((phrase) => containsPhrase(folded, phrase))
      .map((phrase) => (MATERIAL_WORDS.has(phrase) ? 1 : phrase.length));
    return { attribute, length: Math.max(0, ...lengths) };
  }).sort((a, b) => b.length - a.length);
  const [best] = found;
  return best && best.length > 0 ? best.attribute : null;
}

/** A question without the words that name attributes: "how heavy is the drizzle coat" → "is the drizzle coat". */
export function withoutAttributes(question: string): string {
  const phrases = ATTRIBUTES.flatMap((attribute) => attributesJson[attribute]).sort((a, b) => b.length - a.length);
  return phrases.reduce((text, phrase) => {
    // Things are made of words like "wool" and "leather": those stay, they name the thing as well.
    if (MATERIAL_WORDS.has(phrase) || !containsPhrase(text, phrase)) return text;
    return text.replaceAll(phrase, " ");
  }, foldText(question));
}

const MATERIAL_WORDS: ReadonlySet<string> = new Set([
  "leather",
  "wool",
  "cotton",
  "merino",
  "steel",
  "ceramic",
  "waterproof",
  "羊毛",
  "纯棉",
  "陶瓷",
  "不锈钢",
  "真皮",
  "light",
  "fit",
  "care",
]);

/** Whether a text (a fact's name, a sentence of a description) speaks of an attribute. */
export function speaksOf(text: string, attribute: Attribute): boolean {
  const folded = foldText(text.replaceAll("_", " "));
  return attributesJson[attribute].some((phrase) => containsPhrase(folded, phrase));
}
