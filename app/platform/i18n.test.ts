import { describe, expect, test } from "vitest";
import { catalogues } from "./catalogues";
import { languageOf, translator, variants } from "./i18n";
import type { Namespace } from "./i18n";

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** key → the variables of its texts; plural forms of one key count as that key. */
function keysOf(value: unknown, path = ""): Map<string, Set<string>> {
  if (typeof value === "string") return new Map([[path.replace(PLURAL, ""), new Set(value.match(/\{\{\s*-?\s*\w+/g))]]);
  const found = new Map<string, Set<string>>();
  for (const [key, inner] of Object.entries(value as object)) {
    // Ways to say the same may differ in number between languages, not in the variables they offer.
    const below = Array.isArray(value) ? path : path ? `${path}.${key}` : key;
    for (const [name, variables] of keysOf(inner, below)) {
      found.set(name, new Set([...(found.get(name) ?? []), ...variables]));
    }
  }
  return found;
}

describe.each(Object.keys(catalogues.en) as Namespace[])("catalogue %s", (namespace) => {
  const [english, chinese] = [keysOf(catalogues.en[namespace]), keysOf(catalogues.zh[namespace])];

  test("has the same keys in English and Chinese", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("uses the same variables in English and Chinese", () => {
    const withoutCount = (all: Map<string, Set<string>>) =>
      [...all].map(([key, variables]) => [key, [...variables].filter((name) => !/count$/.test(name)).sort()]).sort();
    expect(withoutCount(chinese)).toEqual(withoutCount(english));
  });
});

test("any Chinese locale is Chinese, everything else English", () => {
  expect(["zh", "zh-CN", "zh_TW", "ZH-Hant-HK"].map(languageOf)).toEqual(["zh", "zh", "zh", "zh"]);
  expect(["en", "de-DE", "", null, undefined, "zha"].map(languageOf)).toEqual(["en", "en", "en", "en", "en", "en"]);
});

test("an unknown key comes back as itself, and alone as its only variant", () => {
  expect(translator("zh", "chat")("no.such.key")).toBe("no.such.key");
  expect(variants("en", "chat", "no.such.key")).toEqual(["no.such.key"]);
});
