/**
 * Where Shopify's library sends a request that names no shop. There is no shop-domain form (App Store rule 2.3.1): with
 * a shop it goes on to Shopify's install page, without one to the Shopify admin, where the app is opened from.
 */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { login } from "~/shopify.server";

const SHOPIFY_ADMIN = "https://admin.shopify.com/";

/** @throws Response the library's redirect to the install page */
export async function loader({ request }: LoaderFunctionArgs) {
  if (new URL(request.url).searchParams.has("shop")) await login(request);
  return redirect(SHOPIFY_ADMIN);
}
