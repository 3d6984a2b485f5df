/**
 * What a state operation answers: done with the thing it made or changed, or refused with what the Admin API would
 * put into `userErrors`. Every operation in sandbox/domain returns it; nothing is changed when it is refused.
 */

export type RefusalCode = "NOT_FOUND" | "INVALID" | "INVALID_STATE" | "TOO_BIG" | "BLANK" | "ALREADY_EXISTS";

export type Outcome<T> =
  { kind: "done"; value: T } | { kind: "refused"; code: RefusalCode; field: string[]; message: string };

export function done<T>(value: T): Outcome<T> {
  return { kind: "done", value };
}

export function refused(code: RefusalCode, field: string[], message: string): Outcome<never> {
  return { kind: "refused", code, field, message };
}
