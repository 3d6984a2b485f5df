/**
 * Writes generated products as a CSV in Shopify's export format, for the import bench: several rows a product, quoted
 * descriptions, both languages.
 */
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { generateProducts } from "../../sandbox/generate/products";

const HEADER =
  "Title,URL handle,Description,Vendor,Type,Tags,Published on online store,Status,SKU,Option1 name,Option1 value," +
  "Option2 name,Option2 value,Price,Inventory tracker,Inventory quantity,Continue selling when out of stock," +
  "Weight value (grams),Product image URL,Image position,Image alt text,Material (product.metafields.specs.material)";

export async function writeProductCsv(path: string, count: number): Promise<void> {
  const out = createWriteStream(path);
  out.write(`\uFEFF${HEADER}\r\n`);
  for (const product of generateProducts({ seed: 9, count, language: "both" })) {
    const [one, two] = product.options ?? [];
    const rows = (one?.values ?? ["Default Title"]).flatMap((a) => (two?.values ?? [""]).map((b) => [a, b] as const));
    rows.forEach(([a, b], index) => {
      const isFirst = index === 0;
      const own = (text: string | undefined): string => (isFirst ? (text ?? "") : "");
      const cells = [
        own(product.title),
        product.handle,
        own(product.html),
        own(product.vendor),
        own(product.type),
        own(product.tags?.join(", ")),
        own("TRUE"),
        own(product.status?.toLowerCase()),
        `${product.skuPrefix}-${index}`,
        own(one?.name ?? "Title"),
        a,
        own(two?.name),
        b,
        ((product.priceMinor ?? 0) / 100).toFixed(2),
        "shopify",
        String(10 + index),
        "deny",
        String(product.weightGrams ?? ""),
        own(`https://pictures.example/${product.handle}.jpg`),
        own("1"),
        own(product.title),
        own(product.metafields?.[0]?.value),
      ];
      out.write(`${cells.map(quoted).join(",")}\r\n`);
    });
    if (out.writableNeedDrain) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
