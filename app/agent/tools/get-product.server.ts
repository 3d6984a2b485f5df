/** The tool get_product: everything the shop says of one product that it sells, with the product as the source. */
import type { z } from "zod";
import { productByHandle, productCards, productDetail } from "~/catalog/index.server";
import { toolContracts } from "~/models/tool-contracts";
import type { Tool } from "./tool";

type Args = z.infer<typeof toolContracts.get_product.args>;
type Result = z.infer<typeof toolContracts.get_product.result>;

export const getProduct: Tool<Args, Result> = {
  name: "get_product",
  progress: "checking-product",
  args: toolContracts.get_product.args,
  result: toolContracts.get_product.result,
  async run({ handle }, { db, shop, language }) {
    const product = await productByHandle(db, handle);
    if (product === null) return { result: { found: false }, events: [], sources: [] };
    const cards = await productCards(db, [handle], { shop, language });
    return {
      result: { found: true, product: productDetail(product, language) },
      events: [{ type: "cards", cards }],
      sources: [{ kind: "product", title: product.title, url: cards[0]?.url ?? null }],
    };
  },
};
