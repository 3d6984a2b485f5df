/**
 * How the input objects of the order, draft and customer mutations are read: money, addresses, attributes, ids, times.
 * What the sandbox does not take is refused by name. Used by the mutations and the refund suggestions.
 */
import type { Attribute } from "../domain/commerce-types";
import { parseGid } from "../domain/gid";
import { minorUnits } from "../domain/money";
import type { Address } from "../domain/types";
import type { Args, Ctx } from "./context";
import { badRequest, notEmulated } from "./errors";

/** A nullable input as text; undefined when it was not given, so that a patch leaves it alone. */
export function text(input: Args, name: string): string | null | undefined {
  const value = input[name];
  return value === undefined ? undefined : value === null ? null : String(value);
}

export function list(value: unknown): Args[] {
  return Array.isArray(value) ? (value as Args[]) : [];
}

export function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** The number of a global id; -1, which nothing has, when it is none or of another type. */
export function idOf(value: unknown, ...types: string[]): number {
  const parsed = parseGid(value);
  return parsed && (!types.length || types.includes(parsed.type)) ? parsed.id : -1;
}

/** Minor units of a Money or Decimal scalar. */
export function moneyOf(value: unknown, ctx: Ctx): number {
  const minor = minorUnits(String(value), ctx.shop.currencyDigits);
  if (minor === null) throw badRequest(`Invalid money amount '${String(value)}'`);
  return minor;
}

/** A MoneyInput; the shops of the sandbox sell in one currency. */
export function moneyInput(value: unknown, ctx: Ctx): { minor: number; currency: string } {
  const { amount, currencyCode } = value as Args;
  return { minor: moneyOf(amount, ctx), currency: String(currencyCode) };
}

/** Minor units of a MoneyInput that must be in the shop's currency. */
export function shopMoney(value: unknown, ctx: Ctx, name: string): number {
  const { minor, currency } = moneyInput(value, ctx);
  if (currency !== ctx.shop.currency) throw notEmulated(`${name} in another currency than the shop's`);
  return minor;
}

export function time(value: unknown): number | undefined {
  if (value == null) return undefined;
  const ms = Date.parse(String(value));
  if (Number.isNaN(ms)) throw badRequest(`Invalid DateTime '${String(value)}'`);
  return ms;
}

export function attributes(value: unknown): Attribute[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return list(value).map((row) => ({ key: String(row["key"]), value: String(row["value"]) }));
}

/** A whole address; what was not given is empty, as the input replaces the address that was there. */
export function address(input: Args): Address {
  if (input["company"] != null) throw notEmulated("MailingAddressInput.company");
  const country = String(input["countryCode"] ?? input["country"] ?? "");
  return {
    firstName: String(input["firstName"] ?? ""),
    lastName: String(input["lastName"] ?? ""),
    address1: String(input["address1"] ?? ""),
    address2: input["address2"] == null ? null : String(input["address2"]),
    city: String(input["city"] ?? ""),
    province: (input["provinceCode"] ?? input["province"] ?? null) as string | null,
    zip: String(input["zip"] ?? ""),
    countryCode: country.toUpperCase(),
    phone: input["phone"] == null ? null : String(input["phone"]),
  };
}

/** Refuses, by name, the fields of an input that the sandbox does not take. */
export function refuseInputs(type: string, input: Args, names: readonly string[]): void {
  for (const name of names) {
    const value = input[name];
    if (value != null && !(Array.isArray(value) && !value.length)) throw notEmulated(`${type}.${name}`);
  }
}

/** Only what was given: a patch must not carry undefined over a value. */
export function given<T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
