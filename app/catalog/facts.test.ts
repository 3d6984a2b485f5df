import { expect, test } from "vitest";
import { readableFacts } from "./facts";

const rich = JSON.stringify({
  type: "root",
  children: [
    {
      type: "paragraph",
      children: [
        { type: "text", value: "Wash " },
        { type: "text", value: "cold", bold: true },
      ],
    },
    { type: "list", children: [{ type: "list-item", children: [{ type: "text", value: "Dry flat" }] }] },
  ],
});

test.each([
  ["single_line_text_field", "Merino", "Merino"],
  ["list.single_line_text_field", '["pockets","hood"]', "pockets, hood"],
  ["rich_text_field", rich, "Wash cold; Dry flat"],
  ["weight", '{"value":310.0,"unit":"GRAMS"}', "310 grams"],
  ["list.volume", '[{"value":1,"unit":"LITERS"},{"value":2,"unit":"FLUID_OUNCES"}]', "1 liters, 2 fluid ounces"],
  ["money", '{"amount":"5.99","currency_code":"CAD"}', "5.99 CAD"],
  ["rating", '{"value":"4.5","scale_min":"1.0","scale_max":"5.0"}', "4.5 / 5.0"],
])("a %s reads as a person would say it", (type, value, told) => {
  expect(readableFacts([{ key: "care_notes", type, value }])).toEqual([{ name: "care notes", value: told }]);
});

test.each([
  ["metaobject_reference", "gid://shopify/Metaobject/1"],
  ["list.product_reference", '["gid://shopify/Product/1"]'],
  ["single_line_text_field", "gid://shopify/Product/1"],
  ["list.single_line_text_field", '["gid://shopify/Metaobject/1"]'],
  ["file_reference", "gid://shopify/MediaImage/1"],
  ["json", '{"a":1}'],
  ["url", "https://example.com"],
  ["link", '{"text":"Chart","url":"https://example.com"}'],
  ["rich_text_field", "not a tree"],
  ["boolean", "false"],
])("a %s that says nothing to a shopper is left out", (type, value) => {
  expect(readableFacts([{ key: "x", type, value }])).toEqual([]);
});
