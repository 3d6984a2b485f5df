/**
 * What counts as a message: the rules for text that a shopper or staff types, before anything else reads it. Called by
 * the chat doors and the inbox.
 */
import { AppError } from "~/platform/errors";
import { MESSAGE_MAX_CHARS } from "./protocol";

/**
 * Control characters, NUL and half a surrogate pair cannot be stored or shown; the bidirectional overrides can make a
 * text read as another. Tabs and line ends stay.
 */
const UNWANTED = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/**
 * The text as it is stored. Numbers, emoji and markup stay as they were typed: text is never anything but text.
 * @throws AppError message-empty, message-too-long (more than 2,000 characters after cleaning)
 */
export function cleanMessage(raw: string): string {
  const text = raw
    .replace(/\r\n?/g, "\n")
    .replace(UNWANTED, (char) => (char === "\n" || char === "\t" ? char : ""))
    .trim();
  if (text.replace(/[\s\u200b-\u200d\u2060\ufeff]/g, "") === "") throw new AppError("message-empty", "no text in it");
  if ([...text].length > MESSAGE_MAX_CHARS) {
    throw new AppError("message-too-long", `more than ${MESSAGE_MAX_CHARS} characters`);
  }
  return text;
}
