/**
 * The document of every page. The language attribute comes from the admin layout's loader; pages that fail before it
 * fall back to English. Holds nothing of Shopify: routes/app.tsx brings App Bridge and Polaris. It restores no scroll
 * positions: that needs sessionStorage, which browsers deny to a frame of another site.
 */
import { Links, Meta, Outlet, Scripts, useMatches } from "@remix-run/react";

export default function Root() {
  const language = useDocumentLanguage();
  return (
    <html lang={language === "zh" ? "zh-CN" : "en"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  );
}

function useDocumentLanguage(): string {
  const layout = useMatches().find((match) => match.id === "routes/app");
  const data: unknown = layout?.data;
  return data && typeof data === "object" && "language" in data && data.language === "zh" ? "zh" : "en";
}
