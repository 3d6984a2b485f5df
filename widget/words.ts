/** Words for a locale. Each catalogue is an asset of its own: a shopper loads the panel and one language. */
import type { Words } from "./locales/en";

export type { Words };
export type Language = "en" | "zh";

/** @param locale BCP 47 tag; anything that is not Chinese reads English */
export function languageOf(locale: string): Language {
  return /^zh/i.test(locale) ? "zh" : "en";
}

/** The sentence for an error key of the doors; unknown keys read as the general one. */
export function errorWords(words: Words, key: string): string {
  const entry = (words.error as Record<string, unknown>)[key];
  return typeof entry === "string" ? entry : words.error.tryAgain;
}
