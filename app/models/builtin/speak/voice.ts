/**
 * The words of an answer: texts of the catalogue in the shopper's language and the persona's tone, and figures written
 * as that language writes them. Every file of this folder speaks through it, so none holds a sentence of its own.
 */
import type { Money } from "~/chat/protocol";
import { translator, variants } from "~/platform/i18n";
import type { TurnContext } from "../../language-model";
import { hashOf } from "../understand/text";

export interface Voice {
  context: TurnContext;
  /** A text in the persona's tone, one of its variants; the same for the same conversation. */
  toned(key: string, values?: Record<string, string>): string;
  /** A text that is the same in every tone. */
  plain(key: string, values?: Record<string, string>): string;
  /** Exactly the amount, e.g. "$129.00" or "¥129.00". */
  money(money: Money): string;
  /** Month and day of an ISO instant in UTC, e.g. "November 24" or "11月24日". */
  date(iso: string): string;
  list(items: string[]): string;
}

/** What a task has to say: statements, and the one question it would end with. */
export interface Said {
  lines: string[];
  question: string | null;
}

/** @param seed chooses among variants, see Dialogue */
export function makeVoice(context: TurnContext, seed: number): Voice {
  const { language, persona } = context;
  const locale = localeOf(language);
  const translate = translator(language, "assistant");
  return {
    context,
    toned(key, values = {}) {
      const texts = variants(language, "assistant", `${key}.${persona.preset}`, values);
      return texts[(hashOf(`${seed} ${key}`) >>> 5) % texts.length] ?? "";
    },
    plain: (key, values = {}) => translate(key, values),
    money(money) {
      const format = moneyFormat(locale, money.currency);
      return format.format(money.amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
    date: (iso) => dateFormat(locale).format(new Date(iso)),
    list: (items) => items.join(translate("line.listSeparator")),
  };
}

/** Makes what a first answer would wait for: the catalogue's reader and the formats of a language. */
export function warmUpVoice(language: TurnContext["language"]): void {
  translator(language, "assistant")("line.was", { price: "" });
  variants(language, "assistant", "thanks.friendly");
  moneyFormat(localeOf(language), language === "zh" ? "CNY" : "USD");
  dateFormat(localeOf(language)).format(0);
}

function localeOf(language: TurnContext["language"]): string {
  return language === "zh" ? "zh-CN" : "en-US";
}

const moneyFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs some milliseconds; a shop has one or two currencies. */
function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = moneyFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  moneyFormats.set(key, made);
  return made;
}

function dateFormat(locale: string): Intl.DateTimeFormat {
  const known = dateFormats.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { month: "long", day: "numeric", timeZone: "UTC" });
  dateFormats.set(locale, made);
  return made;
}

/** A text whose last sentence may be a question, taken apart so that an answer asks at most one. */
export function asking(text: string): Said {
  const match = /^(?<statement>.*?[.!:。！：])?\s*(?<question>[^.!。！]*[?？])$/su.exec(text);
  if (!match?.groups) return { lines: [text], question: null };
  const { statement, question } = match.groups;
  return { lines: statement ? [statement] : [], question: question ?? null };
}

/** A question that only keeps the talk going: not from a concise persona, nor to someone in a bad mood. */
export function optionalQuestion(voice: Voice, key: string): string | null {
  const { persona, mood } = voice.context;
  return persona.preset === "concise" || mood === "angry" || mood === "upset" ? null : voice.toned(key);
}
