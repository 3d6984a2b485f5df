/**
 * Which addresses from data may become links or pictures. Invariant: no javascript: or data: address, no picture from a
 * host that the page does not already use, and shop links always stay on the page's own origin.
 */

/** Same-origin path for a shop page (product, policy, cart), with the storefront's locale prefix; null when unusable. */
export function shopLink(url: string | null): string | null {
  const parsed = httpUrl(url);
  if (!parsed) return null;
  return withRoot(parsed.pathname + parsed.search + parsed.hash);
}

/** A link that may leave the shop (a carrier's tracking page); opened in a new tab without referrer. */
export function outsideLink(url: string | null): string | null {
  return httpUrl(url)?.href ?? null;
}

/** A picture's address when its host is the shop's, Shopify's network or where the bubble's own files come from. */
export function pictureLink(url: string | null, assetUrl: string): string | null {
  const parsed = httpUrl(url);
  if (!parsed) return null;
  const hosts = [location.host, "cdn.shopify.com", httpUrl(assetUrl)?.host];
  return hosts.includes(parsed.host) ? parsed.href : null;
}

/** Puts a path under Shopify.routes.root ("/", or "/fr/" on a translated storefront). */
export function withRoot(path: string): string {
  const root = (window.Shopify?.routes?.root ?? "/").replace(/\/?$/, "/");
  return path.startsWith(root) ? path : root + path.slice(1);
}

function httpUrl(url: string | null): URL | null {
  if (!url) return null;
  try {
    const parsed = new URL(url, location.href);
    return parsed.protocol === "https:" || parsed.protocol === "http:" ? parsed : null;
  } catch {
    return null;
  }
}
