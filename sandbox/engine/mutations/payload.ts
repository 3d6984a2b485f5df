/**
 * Shapes shared by the mutation payloads: an operation's refusal as `userErrors`. Used by every file in mutations/.
 */
import type { Outcome } from "../../domain/outcome";

export interface PlainUserError {
  field: string[] | null;
  message: string;
  code: string;
}

/** [] for a done operation; one entry for a refused one. Payload types without `code` simply do not select it. */
export function userErrors<T>(outcome: Outcome<T>): PlainUserError[] {
  if (outcome.kind === "done") return [];
  return [{ field: outcome.field, message: outcome.message, code: outcome.code }];
}

/** Turns the value of a done operation into the payload's object; null when refused. */
export function ifDone<T, R>(outcome: Outcome<T>, make: (value: T) => R): R | null {
  return outcome.kind === "done" ? make(outcome.value) : null;
}
