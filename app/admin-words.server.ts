/** All words of the admin in one language: our catalogue, and Polaris's own (buttons, filters, pagination). */
import en from "~/locales/en/admin.json";
import zh from "~/locales/zh/admin.json";
import type { Language } from "~/platform/i18n";

const WORDS = { en, zh };
const POLARIS = {
  en: () => import("@shopify/polaris/locales/en.json"),
  zh: () => import("@shopify/polaris/locales/zh-CN.json"),
};

export async function adminWords(language: Language) {
  return { words: WORDS[language], polaris: (await POLARIS[language]()).default };
}
