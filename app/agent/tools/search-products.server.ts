/** The tool search_products: constraints become hard filters, hits become facts for the model and cards for the shopper. */
import type { z } from "zod";
import {
  colorFamily,
  normaliseSize,
  productCards,
  productsByHandles,
  productSummary,
  searchProducts,
} from "~/catalog/index.server";
import { toolContracts } from "~/models/tool-contracts";
import { minorDigits } from "../currency";
import type { Tool, ToolContext } from "./tool";

type Args = z.infer<typeof toolContracts.search_products.args>;
type Result = z.infer<typeof toolContracts.search_products.result>;

const DEFAULT_LIMIT = 4;

export const searchProductsTool: Tool<Args, Result> = {
  name: "search_products",
  progress: "searching-products",
  args: toolContracts.search_products.args,
  result: toolContracts.search_products.result,
  async run(args, context) {
    const { db, shop, language } = context;
    const found = await searchProducts(db, {
      text: args.query,
      constraints: constraintsOf(args, shop.currency),
      limit: args.limit ?? DEFAULT_LIMIT,
    });
    const handles = found.hits.map((hit) => hit.handle);
    const fitting = Object.fromEntries(found.hits.map((hit) => [hit.handle, hit.fittingVariantGids]));
    const products = await productsByHandles(db, [...handles, ...found.nearMisses.map((miss) => miss.handle)]);
    const cards = handles.length === 0 ? [] : await productCards(db, handles, { shop, language, fitting });
    return {
      result: {
        products: handles.flatMap((handle) => {
          const product = products.get(handle);
          return product === undefined ? [] : [productSummary(product, fitting[handle] ?? [])];
        }),
        near_misses: nearMisses(found.nearMisses, products, context),
      },
      events: cards.length === 0 ? [] : [{ type: "cards", cards }],
      sources: [],
    };
  },
};

type Found = Awaited<ReturnType<typeof searchProducts>>;
type Products = Awaited<ReturnType<typeof productsByHandles>>;

function nearMisses(misses: Found["nearMisses"], products: Products, { shop }: ToolContext): Result["near_misses"] {
  return misses.flatMap(({ handle, breaks }) => {
    const product = products.get(handle);
    if (product === undefined) return [];
    const { title, price } = productSummary(product);
    const over = breaks.differenceMinor;
    const overBy = over === null ? null : { amountMinor: over, currency: price?.currency ?? shop.currency };
    return [{ handle, title, price, breaks: [breaks.constraint], over_by: overBy }];
  });
}

function constraintsOf(args: Args, currency: string): Parameters<typeof searchProducts>[1]["constraints"] {
  const minor = (major: number | null | undefined): number | undefined =>
    major === null || major === undefined ? undefined : Math.round(Math.min(major, 1e7) * 10 ** minorDigits(currency));
  return {
    priceMinMinor: minor(args.price_min),
    priceMaxMinor: minor(args.price_max),
    sizes: nonEmpty(args.sizes?.map((size) => normaliseSize(size) ?? size.trim().toLowerCase())),
    colors: nonEmpty(args.colors?.map((color) => colorFamily(color) ?? color.trim().toLowerCase())),
    inStockOnly: args.in_stock_only ?? undefined,
  };
}

function nonEmpty(values: string[] | undefined): string[] | undefined {
  const filled = values?.filter((value) => value !== "");
  return filled === undefined || filled.length === 0 ? undefined : filled;
}
