/** What a merchant sees when a page fails: in both languages, since the loader of the words may be what failed. */
import { isRouteErrorResponse } from "@remix-run/react";
import en from "~/locales/en/page.json";
import zh from "~/locales/zh/page.json";

/** True for responses thrown by Shopify's library that its own boundary must pass on to the browser. */
export function isFromShopify(error: unknown): boolean {
  if (!isRouteErrorResponse(error)) return false;
  return error.status === 401 || error.status === 410 || (error.status >= 300 && error.status < 400);
}

export function ErrorPage() {
  return (
    <main className="aisle-error-page">
      <section lang="en">
        <h1>{en.failed.title}</h1>
        <p>{en.failed.body}</p>
      </section>
      <section lang="zh-CN">
        <h1>{zh.failed.title}</h1>
        <p>{zh.failed.body}</p>
      </section>
    </main>
  );
}
