import fc from "fast-check";
import { expect, test } from "vitest";
import { fixedClock } from "./clock";
import { signToken, verifyToken } from "./signed-token.server";

const options = { audience: "chat", secrets: ["first secret", "old secret"] };

test("a token gives its payload back until it expires, and not a second longer", () => {
  const clock = fixedClock(1_000_000);
  const token = signToken({ shopId: "s1" }, { ...options, ttlSeconds: 60 }, clock);
  expect(verifyToken(token, options, clock)).toMatchObject({ shopId: "s1" });
  clock.advance(59_999);
  expect(verifyToken(token, options, clock)).not.toBeNull();
  clock.advance(1);
  expect(verifyToken(token, options, clock)).toBeNull();
});

test("a token of one audience is nothing to another", () => {
  const token = signToken({}, { ...options, ttlSeconds: 60 });
  expect(verifyToken(token, { ...options, audience: "visitor" })).toBeNull();
});

test("a token signed before a rotation is good until its secret is dropped", () => {
  const token = signToken({}, { audience: "chat", ttlSeconds: 60, secrets: ["old secret"] });
  expect(verifyToken(token, options)).not.toBeNull();
  expect(verifyToken(token, { ...options, secrets: ["first secret"] })).toBeNull();
});

test("changing any one character makes a token worthless", () => {
  const token = signToken({ shopId: "s1", customer: null }, { ...options, ttlSeconds: 60 });
  const position = fc.integer({ min: 0, max: token.length - 1 });
  const character = fc.constantFrom(..."ABCDEFxyz0189-_.=");
  fc.assert(
    fc.property(position, character, (at, other) => {
      fc.pre(token[at] !== other);
      expect(verifyToken(token.slice(0, at) + other + token.slice(at + 1), options)).toBeNull();
    }),
  );
});

test("rubbish is refused, however long or odd", () => {
  for (const rubbish of ["", ".", "..", "a.b.c", "é.é.é", "x".repeat(100_000)])
    expect(verifyToken(rubbish, options)).toBeNull();
});
