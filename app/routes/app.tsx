/**
 * The frame of all admin pages: App Bridge, Polaris, navigation, language. Its loader runs once per document: the
 * language Shopify gave then stays for as long as the merchant is in the app.
 */
import { Outlet, useLoaderData, useRouteError, type ShouldRevalidateFunction } from "@remix-run/react";
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { Link } from "@remix-run/react";
import { adminWords } from "~/admin-words.server";
import { AdminText, useText } from "~/components/admin-text";
import { ErrorPage, isFromShopify } from "~/components/error-page";
import { merchantOf } from "~/merchant.server";
import { env } from "~/platform/env.server";
import adminStyles from "~/components/admin.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: adminStyles },
];

export const meta: MetaFunction = () => [{ title: "Aisle" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { language, shop } = await merchantOf(request);
  return { apiKey: env().shopifyApiKey, language, timezone: shop.timezone, ...(await adminWords(language)) };
}

export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export default function AdminFrame() {
  const { apiKey, language, timezone, words, polaris } = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} i18n={polaris}>
      <AdminText language={language} words={words} timezone={timezone}>
        <Navigation />
        <main>
          <Outlet />
        </main>
      </AdminText>
    </AppProvider>
  );
}

function Navigation() {
  const { text } = useText();
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        {text("nav.home")}
      </Link>
      <Link to="/app/conversations">{text("nav.conversations")}</Link>
      <Link to="/app/knowledge">{text("nav.knowledge")}</Link>
      <Link to="/app/tone">{text("nav.tone")}</Link>
      <Link to="/app/settings">{text("nav.settings")}</Link>
    </NavMenu>
  );
}

/** Shopify's own responses (sign-in, bounce) must reach the browser as they are; the rest gets a plain page. */
export function ErrorBoundary() {
  const error = useRouteError();
  return isFromShopify(error) ? boundary.error(error) : <ErrorPage />;
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
