/**
 * One product from its rows of the CSV: the first row says what the product is, each row may be a variant, a picture or
 * both. read-products.ts gathers the rows; what cannot be used goes into the report with its row and column.
 */
import type { ProductDraft, VariantDraft } from "./product-draft";
import type { Column, Header } from "./columns";
import type { CsvRow } from "./csv-rows";
import type { Report } from "./report";
import { readAmount, readBoolean, readCount, readPolicy, readStatus, readWeight, unitOf, type Read } from "./values";

type Status = ProductDraft["status"];

/** The most that the platform takes. Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/productSet */
const MAX_VARIANTS = 2_048;

export interface RowReader {
  file: string;
  header: Header;
  report: Report;
  currencyDigits: number;
}

/** Null when the rows make no product; the report then says why. */
export function readProduct(reader: RowReader, handle: string, all: readonly CsvRow[]): ProductDraft | null {
  const rows = all.filter((row) => {
    const isWide = row.cells.length > reader.header.names.length;
    if (isWide)
      leaveOut(reader, row, null, "more cells than the header has columns", "Look for an unquoted comma in this row.");
    return !isWide;
  });
  const first = rows[0];
  if (!first) return null;
  const read = new Cells(reader, first);
  const title = read.text("title");
  if (!title) {
    for (const row of rows) leaveOut(reader, row, "title", "a product without a title", "Give its first row a Title.");
    return null;
  }
  const draft: ProductDraft = {
    handle,
    title,
    html: read.text("description"),
    vendor: read.text("vendor"),
    type: read.text("type"),
    category: read.text("category") || null,
    tags: read
      .text("tags")
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
    // A status nobody knows must not put something on sale.
    status: read.value<Status, Status>("status", readStatus, "ACTIVE", "DRAFT"),
    isPublished: read.value("published", readBoolean, true, true),
    isGiftCard: read.value("giftCard", readBoolean, false, false),
    optionNames: optionNames(read),
    variants: [],
    images: [],
    metafields: reader.header.metafields.flatMap(({ at, namespace, key }) => {
      const value = first.cells[at]?.trim() ?? "";
      return value === "" ? [] : [{ namespace, key, type: metafieldType(value), value }];
    }),
  };
  for (const row of rows) readRow(reader, draft, row, row === first);
  if (!draft.variants.length) draft.variants.push(emptyVariant(draft));
  return draft;
}

function readRow(reader: RowReader, draft: ProductDraft, row: CsvRow, isFirst: boolean): void {
  const { report, file, header } = reader;
  const read = new Cells(reader, row);
  const picture = read.text("image");
  if (picture) addPicture(read, draft, picture);
  const otherTitle = read.text("title");
  if (!isFirst && otherTitle && otherTitle !== draft.title)
    report.add({
      file,
      row: row.line,
      column: header.names[header.at.title ?? 0] ?? null,
      value: otherTitle,
      effect: "value left out",
      reason: "a second title for the same handle",
      mend: "Give different products different handles.",
    });
  const isVariant =
    isFirst || (["option1Value", "sku", "price", "barcode"] as const).some((one) => read.text(one) !== "");
  if (isVariant) addVariant(reader, read, draft, row);
}

function addVariant(reader: RowReader, read: Cells, draft: ProductDraft, row: CsvRow): void {
  const values = draft.optionNames.map((_, index) => read.text(VALUE_COLUMNS[index] ?? "option1Value"));
  const missing = values.findIndex((value) => value === "");
  if (missing >= 0) {
    const column = VALUE_COLUMNS[missing] ?? null;
    leaveOut(
      reader,
      row,
      column,
      `a variant without a value for the option ${draft.optionNames[missing]}`,
      "Fill the value in.",
    );
    return;
  }
  if (draft.variants.some((one) => one.values.every((value, index) => value === values[index]))) {
    leaveOut(
      reader,
      row,
      "option1Value",
      "a second variant with the same option values",
      "Remove the row or change a value.",
    );
    return;
  }
  if (draft.variants.length >= MAX_VARIANTS) {
    leaveOut(reader, row, null, `more than ${MAX_VARIANTS} variants`, "Divide the product.");
    return;
  }
  const amount = (cell: string): Read<number> => readAmount(cell, reader.currencyDigits);
  const isCounted = reader.header.at.quantity !== undefined;
  const variant: VariantDraft = {
    values,
    sku: read.text("sku").replace(/^'/, "") || null,
    barcode: read.text("barcode").replace(/^'/, "") || null,
    priceMinor: read.value("price", amount, null, null),
    compareAtMinor: read.value("compareAt", amount, null, null),
    // Exports of shops with several locations have no stock: then nothing is said to be sold out.
    isTracked: isCounted && (reader.header.at.tracker === undefined || read.text("tracker") !== ""),
    quantity: read.value("quantity", readCount, 0, 0),
    policy: read.value("policy", readPolicy, "DENY", "DENY"),
    weightGrams: read.value("grams", readWeight, null, null),
    unit: unitPrice(read),
    picture: read.text("variantImage") || null,
  };
  if (variant.priceMinor === null && read.text("price") === "")
    read.note(
      "price",
      "value left out",
      "a variant without a price",
      "Fill in the price; until then it cannot be bought.",
    );
  draft.variants.push(variant);
}

function emptyVariant(draft: ProductDraft): VariantDraft {
  const values = draft.optionNames.map(() => "–");
  return {
    values,
    sku: null,
    barcode: null,
    priceMinor: null,
    compareAtMinor: null,
    isTracked: true,
    quantity: 0,
    policy: "DENY",
    weightGrams: null,
    unit: null,
    picture: null,
  };
}

function addPicture(read: Cells, draft: ProductDraft, url: string): void {
  if (!/^https?:\/\/\S+$/.test(url)) {
    read.note(
      "image",
      "value left out",
      "not the address of a picture",
      "Write an address that begins with https://.",
      url,
    );
    return;
  }
  if (draft.images.some((image) => image.url === url)) return;
  const position = read.value("imagePosition", readCount, null, null);
  draft.images.push({ url, alt: read.text("imageAlt") || null, position: position ?? draft.images.length + 1 });
}

function unitPrice(read: Cells): VariantDraft["unit"] {
  const texts = (["unitTotal", "unitTotalUnit", "unitBase", "unitBaseUnit"] as const).map((one) => read.text(one));
  if (texts.every((text) => text === "")) return null;
  const [total = "", totalUnit = "", base = "", baseUnit = ""] = texts;
  const quantityUnit = unitOf(totalUnit);
  const referenceUnit = unitOf(baseUnit || totalUnit);
  if (!quantityUnit || !referenceUnit || !(Number(total) > 0)) {
    read.note(
      "unitTotal",
      "value left out",
      "an incomplete or unknown unit price",
      "Fill in measure and unit (ml, l, g, kg …).",
      texts.join(" "),
    );
    return null;
  }
  return { quantityValue: Number(total), quantityUnit, referenceValue: Number(base) || 1, referenceUnit };
}

const NAME_COLUMNS: Column[] = ["option1Name", "option2Name", "option3Name"];
const VALUE_COLUMNS: Column[] = ["option1Value", "option2Value", "option3Value"];

/** A product without options has one called Title with the value Default Title. */
function optionNames(read: Cells): string[] {
  const names = NAME_COLUMNS.map((column) => read.text(column)).filter((name) => name !== "");
  const isDefault = names.length <= 1 && (names[0] ?? "Title") === "Title";
  return isDefault && ["", "Default Title"].includes(read.text("option1Value")) ? [] : names;
}

function metafieldType(value: string): string {
  if (/^-?\d{1,15}$/.test(value)) return "number_integer";
  if (/^(true|false)$/i.test(value)) return "boolean";
  return value.includes("\n") ? "multi_line_text_field" : "single_line_text_field";
}

function leaveOut(reader: RowReader, row: CsvRow, column: Column | null, reason: string, mend: string): void {
  const at = column === null ? undefined : reader.header.at[column];
  reader.report.add({
    file: reader.file,
    row: row.line,
    column: at === undefined ? null : (reader.header.names[at] ?? null),
    effect: "row left out",
    reason,
    mend,
  });
}

/** One row's cells by column. */
class Cells {
  readonly #reader: RowReader;
  readonly #row: CsvRow;

  constructor(reader: RowReader, row: CsvRow) {
    this.#reader = reader;
    this.#row = row;
  }

  text(column: Column): string {
    const at = this.#reader.header.at[column];
    return at === undefined ? "" : (this.#row.cells[at]?.trim() ?? "");
  }

  /** The cell as `how` reads it; `empty` when nothing stands there, `otherwise` (reported) when it is wrong. */
  value<T, E>(column: Column, how: (cell: string) => Read<T>, empty: E, otherwise: E): T | E {
    const read = how(this.text(column));
    if (read.kind === "value") return read.value;
    if (read.kind === "empty") return empty;
    const effect = read.kind === "changed" ? "value changed" : "value left out";
    this.note(column, effect, read.reason, read.mend, this.text(column));
    return read.kind === "changed" ? read.value : otherwise;
  }

  note(column: Column, effect: "value left out" | "value changed", reason: string, mend: string, value?: string): void {
    const { file, header, report } = this.#reader;
    const at = header.at[column];
    const name = at === undefined ? null : (header.names[at] ?? null);
    report.add({
      file,
      row: this.#row.line,
      column: name,
      ...(value === undefined ? {} : { value }),
      effect,
      reason,
      mend,
    });
  }
}
