/** The demo shops as the tests need them: addresses, and what a shopper's own browser sees of products and orders. */
import type { Page } from "playwright-core";
import type { Stack } from "./stack";

export const ENGLISH = {
  handle: "ridgeline",
  url: "https://ridgeline.myshopify.com",
  customers: ["maya", "jonas"],
} as const;
export const CHINESE = {
  handle: "qingshan",
  url: "https://qingshan.myshopify.com",
  customers: ["lina", "wei"],
} as const;

/** A product as the theme's own API gives it: prices in minor units. */
export interface ShopProduct {
  title: string;
  handle: string;
  variants: { id: number; price: number; available: boolean; title: string }[];
}

export async function productOf(page: Page, handle: string): Promise<ShopProduct> {
  return page.evaluate(async (path) => (await fetch(path)).json(), `/products/${encodeURIComponent(handle)}.js`);
}

export async function cartOf(page: Page): Promise<{ items: { variant_id: number; quantity: number }[] }> {
  return page.evaluate(async () => (await fetch("/cart.js")).json());
}

/** Signs in as a demo customer and gives the names of the orders on the account page, newest first. */
export async function signIn(page: Page, shop: { url: string }, customer: string): Promise<string[]> {
  await page.goto(`${shop.url}/account/login?as=${customer}`);
  await page.goto(`${shop.url}/account`);
  return page.locator("table.orders tbody td:first-child").allInnerTexts();
}

/** Sets one product's price through the control API, as the merchant would in the admin. */
export async function setPrice(
  stack: Stack,
  shop: { handle: string },
  handle: string,
  priceMinor: number,
): Promise<void> {
  await stack.control("POST", `shops/${shop.handle}/variant-price`, { handle, priceMinor });
}
