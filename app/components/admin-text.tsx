/**
 * Words and formats of the admin in the merchant's language. Every admin page and component speaks through useText();
 * no page holds a string of its own.
 */
import { createInstance, type i18n } from "i18next";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import type { Language } from "~/platform/i18n";

interface AdminTextProps {
  language: Language;
  /** The whole admin catalogue of that language. */
  words: Record<string, unknown>;
  /** The shop's, IANA: times read the same on the server, in every browser and for the whole team. */
  timezone: string;
  children: ReactNode;
}

const Timezone = createContext("UTC");

export function AdminText({ language, words, timezone, children }: AdminTextProps) {
  const instance = useMemo(() => makeInstance(language, words), [language, words]);
  return (
    <I18nextProvider i18n={instance}>
      <Timezone.Provider value={timezone}>{children}</Timezone.Provider>
    </I18nextProvider>
  );
}

/** text(key, values) from the catalogue; count, time and ago format by the admin's language. */
export function useText() {
  const { t, i18n: instance } = useTranslation("admin");
  const timeZone = useContext(Timezone);
  const language: Language = instance.language === "zh" ? "zh" : "en";
  const locale = language === "zh" ? "zh-CN" : "en";
  return {
    language,
    text: (key: string, values: Record<string, unknown> = {}): string => t(key, values),
    count: (value: number) => new Intl.NumberFormat(locale).format(value),
    percent: (share: number) => new Intl.NumberFormat(locale, { style: "percent" }).format(share),
    time: (iso: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(iso)),
    money: (amount: { amountMinor: number; currency: string }) => formatMoney(amount, locale),
    seconds: (ms: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000),
  };
}

function makeInstance(language: Language, words: Record<string, unknown>): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    defaultNS: "admin",
    resources: { [language]: { admin: words } },
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
  });
  return instance;
}

function formatMoney({ amountMinor, currency }: { amountMinor: number; currency: string }, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}
