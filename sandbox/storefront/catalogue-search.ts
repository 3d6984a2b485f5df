/**
 * The storefront's own search and recommendations: plain word matching over listed products. The search page, the
 * predictive search endpoint and the "you may also like" strip use it. It is deliberately simpler than the app's.
 */
import type { Product, ShopState } from "../domain/types";
import { plainText } from "./cart-view";
import { shelvesOf } from "./shelves";

const PLENTY = 300;

/** Listed products matching every word (Latin) or any two-character piece (Chinese), best first. */
export function searchProducts(shop: ShopState, terms: string, now: number): Product[] {
  const pieces = piecesOf(terms);
  if (pieces.length === 0) return [];
  return listed(shop, now)
    .map((product) => ({ product, score: scoreOf(product, pieces) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.product.soldCount - a.product.soldCount)
    .map(({ product }) => product);
}

/** Listed products of the same type or sharing tags, closest first. */
export function relatedProducts(shop: ShopState, product: Product, limit: number, now: number): Product[] {
  const closeness = (other: Product): number =>
    (other.productType === product.productType ? 3 : 0) + other.tags.filter((tag) => product.tags.includes(tag)).length;
  const { listed: all, bestOfType } = shelvesOf(shop, now);
  const sameType = bestOfType.get(product.productType) ?? [];
  // Where a type has plenty, its best sellers are near enough.
  const pool = sameType.length > PLENTY ? sameType.slice(0, PLENTY) : all;
  return pool
    .map((other) => ({ other, score: closeness(other) }))
    .filter(({ other, score }) => other.id !== product.id && score > 0)
    .sort((a, b) => b.score - a.score || b.other.soldCount - a.other.soldCount)
    .slice(0, limit)
    .map(({ other }) => other);
}

export function listed(shop: ShopState, now: number): readonly Product[] {
  return shelvesOf(shop, now).listed;
}

function piecesOf(terms: string): string[] {
  const words = terms.toLowerCase().match(/[\p{Script=Han}]+|[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) =>
    /\p{Script=Han}/u.test(word) && word.length > 2
      ? [...word.slice(0, -1)].map((_, at) => word.slice(at, at + 2))
      : [word.replace(/(?<=\w{3})s$/, "")],
  );
}

function scoreOf(product: Product, pieces: string[]): number {
  const title = product.title.toLowerCase();
  const rest =
    `${product.productType} ${product.vendor} ${product.tags.join(" ")} ${plainText(product.descriptionHtml)}`.toLowerCase();
  const scores = pieces.map((piece) => (title.includes(piece) ? 5 : rest.includes(piece) ? 1 : 0));
  const isChinese = pieces.some((piece) => /\p{Script=Han}/u.test(piece));
  if (!isChinese && scores.includes(0)) return 0;
  return scores.reduce<number>((sum, score) => sum + score, 0);
}
