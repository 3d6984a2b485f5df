/**
 * Text as a shop may send it, made safe to store. Called before anything is written or turned into lexemes.
 * Promises: no NUL, no control characters but tab and newline, no lone surrogates; everything else is kept.
 */

// PostgreSQL refuses NUL in text and lone surrogates in JSON; the other control characters carry no meaning here.
const UNSAFE = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/** Most lines of a shop are clean as they come: told in one pass, an import is a good deal faster. */
const IS_CLEAN_LINE = /^[!-~]+(?: [!-~]+)*$/;

/** The text without characters that a database or a reader cannot take. Carriage returns become newlines. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNSAFE, "");
}

/** cleanText with every run of white space as one space, trimmed. */
export function cleanLine(text: string): string {
  if (IS_CLEAN_LINE.test(text)) return text;
  return cleanText(text).replace(/\s+/g, " ").trim();
}
