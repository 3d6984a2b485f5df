/** What every piece of the view needs: words, locale, and what the shopper's hands can cause. */
import type { Embed } from "../types";
import type { Words } from "../words";

export interface ViewContext {
  words: Words;
  locale: string;
  embed: Embed;
  isSignedIn(): boolean;
  /** Says a whole sentence to a screen reader, politely. */
  announce(text: string): void;
  actions: {
    send(text: string): void;
    /** Takes the failed row away and sends its text again. */
    retry(text: string): void;
    stop(): void;
    signIn(): void;
    askForPerson(): void;
    close(): void;
    draftChanged(text: string): void;
  };
}
