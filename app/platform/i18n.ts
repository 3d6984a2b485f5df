/**
 * The catalogues of words, in English and Chinese, for server and browser. Called by whatever shows text to a person. Both
 * languages have the same keys and variables (i18n.test.ts), so a key that exists in one is never missing in the other.
 */
import i18next from "i18next";
import { catalogues } from "./catalogues";

export type Language = "en" | "zh";
export type Namespace = keyof (typeof catalogues)["en"];
/** Text of a key, with `{{name}}` filled from values and `count` choosing the plural. Unknown keys come back as they are. */
export type Translate = (key: string, values?: Record<string, unknown>) => string;

const words = i18next.createInstance();
void words.init({
  resources: catalogues,
  fallbackLng: "en",
  initAsync: false,
  // Text is put into the page as text (React, textContent), never as HTML.
  interpolation: { escapeValue: false },
});

/** Any Chinese locale ("zh-CN", "zh-Hant-TW") is "zh"; everything else, or nothing, is "en". */
export function languageOf(locale: string | null | undefined): Language {
  return /^zh\b/i.test(locale?.trim().replaceAll("_", "-") ?? "") ? "zh" : "en";
}

/** The words of one catalogue in one language. */
export function translator(language: Language, namespace: Namespace): Translate {
  const translate = words.getFixedT(language, namespace);
  return (key, values = {}) => translate(key, values);
}

/** The variants of a key whose value is a list (ways to say the same); one text counts as a list of one. */
export function variants(
  language: Language,
  namespace: Namespace,
  key: string,
  values: Record<string, unknown> = {},
): string[] {
  const value: unknown = words.t(key, { ...values, lng: language, ns: namespace, returnObjects: true });
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
