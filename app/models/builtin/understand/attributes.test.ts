import { expect, test } from "vitest";
import { attributeOf } from "./attributes";

test.each([
  ["can I get it on subscription?", "plans"],
  ["这款可以订阅吗", "plans"],
  ["what is the unit price", "unitPrice"],
  ["每100克多少钱", "unitPrice"],
  ["what is it made of", "material"],
])("%j asks for %s", (question, attribute) => {
  expect(attributeOf(question)).toBe(attribute);
});
