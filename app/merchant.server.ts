/**
 * Who the merchant is. Every admin door begins here: Shopify's session token is checked, the shop's row is found, and
 * the door gets a database bound to that shop. Never calls the Admin API.
 */
import type { ShopDb } from "~/db.server";
import { forShop } from "~/db.server";
import { AppError } from "~/platform/errors";
import { languageOf, type Language } from "~/platform/i18n";
import { authenticate } from "~/shopify.server";
import { shopByDomain, type Shop } from "~/shops.server";

export interface Merchant {
  db: ShopDb;
  shop: Shop;
  /** Language of the admin as Shopify said it at this document; see routes/app.tsx for how it is kept. */
  language: Language;
  /** What staff are called towards the shopper; offline tokens carry no person's name. */
  staffName: string;
}

/**
 * @throws Response as Shopify's library asks for (redirects, the bounce page, 401 with a retry header)
 * @throws AppError shop-not-installed when the token is good but the install has not been recorded
 */
export async function merchantOf(request: Request): Promise<Merchant> {
  const { session } = await authenticate.admin(request);
  const shop = await shopByDomain(session.shop);
  if (!shop) throw new AppError("shop-not-installed", `${session.shop} has no row: open the app from the admin again`);
  const language = languageOf(new URL(request.url).searchParams.get("locale") ?? shop.primaryLocale);
  return { db: forShop(shop.id), shop, language, staffName: shop.name };
}
