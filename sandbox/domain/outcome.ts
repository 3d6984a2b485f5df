/**
 * What a state operation answers: done with the thing it made or changed, or refused with what the Admin API would
 * put into `userErrors`. Every operation in sandbox/domain returns it; nothing is changed when it is refused.
 */

/** Codes of the platform's user errors that the operations give; each mutation's own enum holds those it can give. */
export type RefusalCode =
  | "NOT_FOUND"
  | "INVALID"
  | "INVALID_STATE"
  | "TOO_BIG"
  | "BLANK"
  | "ALREADY_EXISTS"
  | "TAKEN"
  | "CONFLICT"
  | "GREATER_THAN"
  | "VALUE_OUTSIDE_RANGE"
  | "END_DATE_BEFORE_START_DATE"
  | "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT"
  | "STORE_CREDIT_REFUND_MISSING_CUSTOMER"
  | "STORE_CREDIT_REFUND_EXPIRATION_IN_PAST"
  | "ACCOUNT_NOT_FOUND"
  | "OWNER_NOT_FOUND"
  | "MISMATCHING_CURRENCY"
  | "NEGATIVE_OR_ZERO_AMOUNT"
  | "INSUFFICIENT_FUNDS"
  | "EXPIRES_AT_IN_PAST"
  | "UNSUPPORTED_CURRENCY"
  | "INVALID_CONFIGURATION_JSON";

export type Outcome<T> =
  { kind: "done"; value: T } | { kind: "refused"; code: RefusalCode; field: string[]; message: string };

export function done<T>(value: T): Outcome<T> {
  return { kind: "done", value };
}

export function refused(code: RefusalCode, field: string[], message: string): Outcome<never> {
  return { kind: "refused", code, field, message };
}
