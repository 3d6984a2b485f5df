/** Products that a text names: their titles for the guard, their cards for the end of an answer. Not a tool of a model. */
import { productCards, productsByHandles } from "~/catalog/index.server";
import type { ProductCard } from "~/chat/protocol";
import type { ShopDb } from "~/db.server";
import type { AnswerInput } from "../answer-types";

/** Handle and title of those that the shop still sells. */
export async function productsNamed(db: ShopDb, handles: string[]): Promise<{ handle: string; title: string }[]> {
  const wanted = [...new Set(handles)];
  if (wanted.length === 0) return [];
  return [...(await productsByHandles(db, wanted)).values()].map(({ handle, title }) => ({ handle, title }));
}

/** Cards of these handles, read now. */
export async function cardsOf(
  input: Pick<AnswerInput, "db" | "shop" | "language">,
  handles: string[],
): Promise<ProductCard[]> {
  if (handles.length === 0) return [];
  return productCards(input.db, handles, { shop: input.shop, language: input.language });
}
