import fc from "fast-check";
import { expect, test } from "vitest";
import { currencyDigits, toMinor } from "./money";

test.each([
  ["129.0", "USD", 12900],
  ["129.95", "USD", 12995],
  ["0.07", "USD", 7],
  ["-4.50", "USD", -450],
  ["1200", "JPY", 1200],
  ["1200.0", "JPY", 1200],
  ["1.2345", "KWD", 1235],
  ["19.999", "USD", 2000],
  ["-0.00", "USD", 0],
  ["9007199254.99", "USD", 900719925499],
])("%s %s is %i minor units", (amount, currency, minor) => {
  expect(toMinor(amount, currency)).toBe(minor);
});

test("every amount of cents survives its way through a decimal string", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (cents) => {
      const decimal = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
      expect(toMinor(decimal, "USD")).toBe(cents);
    }),
  );
});

test.each(["", "12,50", "1e3", "NaN", "$5", "."])("%j is no amount", (text) => {
  expect(() => toMinor(text, "USD")).toThrow(/no decimal number/);
});

test("a currency that nobody knows has two digits", () => {
  expect(currencyDigits("nope")).toBe(2);
});
