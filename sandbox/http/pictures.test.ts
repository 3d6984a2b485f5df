/** The product pictures: every product of the demo shops looks like what it is, and always the same. */
import { expect, test } from "vitest";
import { createSandbox } from "../domain/create";
import { shapeOf } from "./picture-kinds";
import { drawPicture } from "./pictures";

const jacket = { seed: "jacket.png", productType: "Jackets", title: "Rain Jacket", colour: "Navy" };

test("nearly every product of both demo shops has a silhouette of its own kind, not the parcel", async () => {
  const sandbox = await createSandbox({ dataDir: null });
  for (const shop of sandbox.world.shops.values()) {
    const products = [...shop.products.values()];
    const parcels = products.filter((one) => shapeOf(one.title, one.productType).kind === "parcel");
    expect(parcels.length / products.length, parcels.map((one) => one.title).join(", ")).toBeLessThan(0.03);
  }
});

test("the same facts give the same picture, and the colour option decides its colour", () => {
  expect(drawPicture(jacket)).toBe(drawPicture({ ...jacket }));
  expect(drawPicture(jacket)).toContain('<g fill="#2b3f63"');
  expect(drawPicture({ ...jacket, colour: "Rust" })).toContain('<g fill="#b0573a"');
});

test("a colour is a whole word: titanium is steel, not tan", () => {
  const pot = { seed: "pot.png", productType: "Cookware", title: "Titanium Pot 750", colour: "" };
  expect(drawPicture(pot)).toContain('<g fill="#8d979d"');
});

test.each([
  ["Rope Dog Leash", "rope"],
  ["Stovetop Kettle", "teapot"],
  ["Fleece Sleeping Bag Liner", "blanket"],
  ["阔腿灯芯绒裤", "trousers"],
  ["安溪铁观音·清香型", "teabox"],
  ["金骏眉·花果香", "teajar"],
])("%s is drawn as %s", (title, kind) => {
  expect(shapeOf(title, "茶叶").kind).toBe(kind);
});
