import { expect, test } from "vitest";
import { shippingDocument } from "./shipping";
import type { ShippingZone } from "./types";

const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });
const country = (code: string, regions: string[] = []) => ({
  code,
  isRestOfWorld: false,
  name: code,
  regions: regions.map((name) => ({ name, translatedName: name })),
});

const canada: ShippingZone = {
  profile: null,
  name: "Canada",
  countries: [country("CA")],
  rates: [
    { name: "Standard", description: "5 to 8 days", price: usd(990), conditions: [] },
    { name: "Standard", description: null, price: usd(0), conditions: [{ isAtLeast: true, total: usd(7500) }] },
    {
      name: "Express",
      description: null,
      price: usd(1900),
      conditions: [
        { isAtLeast: true, total: usd(2000) },
        { isAtLeast: false, total: usd(9999) },
        { isAtLeast: false, weight: { value: 5, unit: "KILOGRAMS" } },
      ],
    },
    { name: "Courier", description: null, price: null, conditions: [] },
  ],
};

test("a zone is a passage: its countries, each rate with its bounds, as the settings say", () => {
  const document = shippingDocument([canada], "en");
  expect(document).toMatchObject({ sourceKey: "shipping-zones", kind: "shipping", title: "Shipping rates", url: null });
  expect(document?.passages).toEqual([
    {
      heading: "Shipping rates › Canada",
      text: [
        "Ships to: Canada.",
        "Standard (5 to 8 days): $9.90.",
        "Standard: free, for orders of $75.00 or more.",
        "Express: $19.00, for orders from $20.00 to $99.99 and of up to 5 kg.",
        "Courier: price calculated at checkout.",
      ].join("\n"),
      searchText: expect.stringContaining("加拿大"),
    },
  ]);
});

test("a Chinese shop's rates read as Chinese", () => {
  const zone: ShippingZone = {
    profile: "大件",
    name: "海外",
    countries: [country("JP", ["东京都"]), { code: null, isRestOfWorld: true, name: "Rest", regions: [] }],
    rates: [
      {
        name: "快递",
        description: null,
        price: { amountMinor: 0, currency: "CNY" },
        conditions: [{ isAtLeast: true, total: { amountMinor: 9900, currency: "CNY" } }],
      },
    ],
  };
  expect(shippingDocument([zone], "zh-CN")?.passages?.[0]).toMatchObject({
    heading: "运费 › 大件 › 海外",
    text: "仅适用于以下商品：大件。\n可寄送至：日本（东京都）和其他所有国家和地区。\n快递：免运费，适用于满¥99.00的订单。",
  });
});

test("a country that is given by all its regions is whole; one given by some is told with them", () => {
  const to = (code: string, regions: string[]) =>
    shippingDocument([{ ...canada, countries: [country(code, regions)] }], "en")?.passages?.[0]?.text.split("\n")[0];
  const many = (count: number) => Array.from({ length: count }, (_, index) => `R${index}`);
  expect(to("CA", many(13))).toBe("Ships to: Canada.");
  expect(to("CA", ["Quebec", "Ontario"])).toBe("Ships to: Canada (Quebec and Ontario).");
  expect(to("US", many(48))).toBe("Ships to: United States (48 regions).");
  expect(to("US", many(62))).toBe("Ships to: United States.");
  const all = many(62);
  const [north, mainland] = [
    { ...canada, name: "A" },
    { ...canada, name: "B" },
  ];
  north.countries = [country("US", all.slice(0, 2))];
  mainland.countries = [country("US", all.slice(2))];
  const lines = shippingDocument([north, mainland], "en")?.passages?.map((passage) => passage.text.split("\n")[0]);
  expect(lines).toEqual(["Ships to: United States (R0 and R1).", "Ships to: United States (all but R0 and R1)."]);
});

test("zones without a rate, and the same zone of two stock locations, are not told twice or at all", () => {
  expect(shippingDocument([{ ...canada, rates: [] }], "en")).toBeNull();
  expect(shippingDocument([canada, canada], "en")?.passages).toHaveLength(1);
});
