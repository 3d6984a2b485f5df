import { expect, test } from "vitest";
import { newId, newSecret } from "./ids";

test("ids are UUIDs of version 7 that sort by their time", () => {
  const ids = [1, 2_000, 1_700_000_000_000, 1_800_000_000_000].map((ms) => newId(ms));
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newId(1_700_000_000_000).slice(0, 13)).toBe("018bcfe5-6800");
});

test("no two ids of one millisecond and no two secrets are the same", () => {
  const many = Array.from({ length: 10_000 }, () => newId(5));
  expect(new Set(many).size).toBe(many.length);
  expect(newSecret()).toMatch(/^[\w-]{43}$/);
  expect(newSecret()).not.toBe(newSecret());
});
