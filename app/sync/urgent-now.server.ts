/**
 * Whether what a webhook hints differs from what shoppers are told now: another price, sold out, taken off sale. Called
 * by the inbox before it marks a product; one statement, and none when the payload gives nothing to compare.
 */
import { shopStatement, type ShopDb } from "~/db.server";
import { toMinor } from "~/shopify-admin/index.server";
import type { Hint } from "./urgency";

const differs = shopStatement<{ differs: boolean }>(
  "sync-urgent-now",
  `SELECT EXISTS (
     SELECT 1 FROM variant AS v
     JOIN unnest($3::text[], $4::int[], $5::bool[]) AS hint(gid, price_minor, is_sold_out) ON hint.gid = v.gid
     WHERE v.shop_id = $1
       AND (v.price_minor <> hint.price_minor OR (v.is_available AND hint.is_sold_out))
   ) OR ($6::bool AND EXISTS (
     SELECT 1 FROM product WHERE shop_id = $1 AND gid = $2 AND is_sellable
   )) AS differs`,
);

export async function isUrgentNow(db: ShopDb, gid: string, hint: Hint, currency: string): Promise<boolean> {
  if (hint.variants.length === 0 && !hint.isOffSale) return false;
  const gids = hint.variants.map((variant) => variant.gid);
  const prices = hint.variants.map(({ price }) => minorOrNull(price, currency));
  const soldOut = hint.variants.map((variant) => variant.isSoldOut);
  const [row] = await differs(db, [gid, gids, prices, soldOut, hint.isOffSale]);
  return row?.differs === true;
}

/** A price that cannot be read compares as equal: it is a hint only. */
function minorOrNull(price: string | null, currency: string): number | null {
  try {
    const minor = price === null ? null : toMinor(price, currency);
    return minor !== null && Math.abs(minor) < 2 ** 31 ? minor : null;
  } catch {
    return null;
  }
}
