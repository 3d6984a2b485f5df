/**
 * Reads a product CSV in Shopify's export format into product drafts, in the order of the file. import-shop.ts calls
 * it; bad rows end in the report, and only a file that is no product CSV at all is an error.
 */
import { basename } from "node:path";
import { readHeader, type Header } from "./columns";
import { csvRows, type CsvRow } from "./csv-rows";
import type { ProductDraft } from "./product-draft";
import { readProduct, type RowReader } from "./product-rows";
import type { Report } from "./report";

/** The file cannot be imported; the message says why and what to do. */
export class NoProductCsv extends Error {}

export async function* readProducts(
  path: string,
  report: Report,
  currencyDigits: number,
): AsyncGenerator<ProductDraft> {
  const file = basename(path);
  let reader: RowReader | null = null;
  const groups = new Map<string, CsvRow[]>();
  let last: CsvRow[] | null = null;
  for await (const row of csvRows(path, report)) {
    if (!reader) {
      reader = { file, report, currencyDigits, header: headerOf(row, file, report) };
      continue;
    }
    const handle = handleOf(reader, row, last !== null);
    if (handle === null) {
      if (last) last.push(row);
      continue;
    }
    const group = groups.get(handle);
    if (group) group.push(row);
    last = group ?? [row];
    if (!group) groups.set(handle, last);
  }
  if (!reader) throw new NoProductCsv(`${file} is empty. Export the products from the Shopify admin as CSV.`);
  for (const [handle, rows] of groups) {
    const product = readProduct(reader, handle, rows);
    if (product) yield product;
  }
}

function headerOf(row: CsvRow, file: string, report: Report): Header {
  const header = readHeader(row.cells);
  if (header.at.title === undefined)
    throw new NoProductCsv(
      `${file} has no column "Title", so it is no product CSV. Export the products from the Shopify admin as CSV; ` +
        `its first row must hold the column names.`,
    );
  const note = (column: string, reason: string, mend: string): void =>
    report.add({ file, row: row.line, column, effect: "not kept", reason, mend });
  for (const name of header.notKept) note(name, "a column that nothing in the sandbox shows", "Nothing to do.");
  for (const name of header.unknown)
    note(name, "a column that Shopify's product CSV does not have", "Check its spelling.");
  if (header.at.quantity === undefined)
    note(
      "Inventory quantity",
      "no stock in the file (a shop with several locations)",
      "Everything is taken as in stock.",
    );
  return header;
}

/** The row's handle; null when it continues the product above or cannot be placed. */
function handleOf(reader: RowReader, row: CsvRow, hasProduct: boolean): string | null {
  const { header, report, file } = reader;
  const cell = (at: number | undefined): string => (at === undefined ? "" : (row.cells[at]?.trim() ?? ""));
  const given = cell(header.at.handle);
  const title = cell(header.at.title);
  if (given === "" && title === "") {
    if (!hasProduct)
      report.add({
        file,
        row: row.line,
        column: null,
        effect: "row left out",
        reason: "neither a handle nor a title, and no product above it",
        mend: "Fill in the handle.",
      });
    return null;
  }
  const handle = slug(given || title) || `product-line-${row.line}`;
  if (given !== "" && handle !== given)
    report.add({
      file,
      row: row.line,
      column: header.names[header.at.handle ?? 0] ?? null,
      value: given,
      effect: "value changed",
      reason: "a handle with capitals, spaces or signs",
      mend: `Write it as ${handle}.`,
    });
  return handle;
}

/** Letters of any script, digits and single hyphens. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}
