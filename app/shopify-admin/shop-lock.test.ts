import { expect, test } from "vitest";
import { createShopLock } from "./shop-lock";

test("work for one shop runs one after another, also after a failure; another shop's does not wait", async () => {
  const lock = createShopLock();
  const seen: string[] = [];
  let open = () => undefined as void;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const first = lock.run("a", async () => {
    await gate;
    seen.push("a1");
    throw new Error("refused");
  });
  const second = lock.run("a", async () => void seen.push("a2"));
  await lock.run("b", async () => void seen.push("b"));
  expect(seen).toEqual(["b"]);
  open();
  await expect(first).rejects.toThrow("refused");
  await second;
  expect(seen).toEqual(["b", "a1", "a2"]);
});
