import { expect, test } from "vitest";
import { tokenBox } from "./token-box.server";

test("a token comes back as it was, and is sealed differently each time", () => {
  const box = tokenBox(["one secret"]);
  const [first, second] = [box.seal("shpat_1"), box.seal("shpat_1")];
  expect(first).not.toBe(second);
  expect([box.open(first), box.open(second)]).toEqual(["shpat_1", "shpat_1"]);
});

test("a new first secret opens what an older one sealed; without the older one it stays shut", () => {
  const sealed = tokenBox(["old"]).seal("shpat_1");
  expect(tokenBox(["new", "old"]).open(sealed)).toBe("shpat_1");
  expect(() => tokenBox(["new"]).open(sealed)).toThrow();
});

test("one changed character, a cut tag or a plain token do not open", () => {
  const box = tokenBox(["one secret"]);
  const sealed = box.seal("shpat_0123456789");
  const [prefix, iv, tag = "", text] = sealed.split(".");
  const at = sealed.length - 4;
  const changed = `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;
  for (const bad of [changed, [prefix, iv, tag.slice(0, 6), text].join("."), "shpat_plain", "", "v1..."])
    expect(() => box.open(bad), bad).toThrow();
});
