/** The tool check_availability: can this product, in this size or colour, be bought now? */
import type { z } from "zod";
import { availability, productCards, realOptions, variantFacts } from "~/catalog/index.server";
import { toolContracts } from "~/models/tool-contracts";
import type { Tool } from "./tool";

type Args = z.infer<typeof toolContracts.check_availability.args>;
type Result = z.infer<typeof toolContracts.check_availability.result>;

const MATCHING_MAX = 20;

export const checkAvailability: Tool<Args, Result> = {
  name: "check_availability",
  progress: "checking-product",
  args: toolContracts.check_availability.args,
  result: toolContracts.check_availability.result,
  async run({ handle, size, color }, { db, shop, language }) {
    const found = await availability(db, handle, { size, color });
    if (found === null) return { result: { found: false }, events: [], sources: [] };
    const { product, matching } = found;
    const fitting = { [handle]: size || color ? matching.map((variant) => variant.gid) : [] };
    return {
      result: {
        found: true,
        handle: product.handle,
        title: product.title,
        offers_wish: found.offersWish,
        any_available: found.isAnyAvailable,
        matching: matching.slice(0, MATCHING_MAX).map((variant) => variantFacts(product, variant)),
        options: realOptions(product),
      },
      events: [{ type: "cards", cards: await productCards(db, [handle], { shop, language, fitting }) }],
      sources: [],
    };
  },
};
