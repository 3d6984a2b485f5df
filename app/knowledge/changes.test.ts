import { expect, test } from "vitest";
import { changesBetween } from "./changes";

test("one changed sentence shows as one removal and one addition, the rest as it stayed", () => {
  const before = "Returns\nSend it back within 30 days. We pay the postage.";
  const after = "Returns\nSend it back within 14 days. We pay the postage.";
  expect(changesBetween(before, after)).toEqual([
    { kind: "same", text: "Returns\n" },
    { kind: "removed", text: "Send it back within 30 days. " },
    { kind: "added", text: "Send it back within 14 days. " },
    { kind: "same", text: "We pay the postage." },
  ]);
});

test("Chinese text is compared by its own sentences", () => {
  expect(changesBetween("签收后七天内可退货。运费由顾客承担。", "签收后七天内可退货。运费由本店承担。")).toEqual([
    { kind: "same", text: "签收后七天内可退货。" },
    { kind: "removed", text: "运费由顾客承担。" },
    { kind: "added", text: "运费由本店承担。" },
  ]);
});

test("no character is lost or made up, whatever the punctuation", () => {
  const texts = ["", "a", "1.5 kg…!? ok", "x\n\n\ny.z", "。。！?", "No end", "e.g. this. That"];
  for (const before of texts)
    for (const after of texts) {
      const parts = changesBetween(before, after);
      const join = (kinds: string[]) =>
        parts
          .filter((part) => kinds.includes(part.kind))
          .map((part) => part.text)
          .join("");
      expect([join(["same", "removed"]), join(["same", "added"])]).toEqual([before, after]);
    }
});
