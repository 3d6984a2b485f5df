/**
 * Turns a model's sentence into plain text and finds the links in it. Shoppers see text only: Markdown and HTML go, and
 * a link stays only on the shop's own hosts or if it is a tracking link that a tool gave.
 */

const LINK =
  /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s<>()"'\]，。；、！？]+|\b(?:javascript|data|vbscript|mailto|tel):[^\s<>"']+/giu;
const BARE_HOST = /(?<![\w@./-])(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:\/[^\s<>()"']*)?(?![\w@])/gi;
const EMAIL = /[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g;

/** `raw` without Markdown and HTML; product marks stay. A link in Markdown keeps its words and then its address. */
export function toPlainText(raw: string): string {
  return raw
    .replace(/<\/?[a-z][^>]*>/gi, "")
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(?<!\[)\[([^[\]]+)\]\(([^)\s]*)[^)]*\)/g, "$1 $2")
    .replace(/^\s{0,3}#{1,6}\s+/gm, "")
    .replace(/^(\s*)\*\s+/gm, "$1- ")
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?!\w)/g, "$1")
    .replace(/`{1,3}/g, "");
}

/**
 * Whether `raw` links anywhere but the shop or a tracking page.
 * @param ownHosts hosts of the shop, e.g. "ridgeline.myshopify.com"
 * @param allowed tracking links and e-mail addresses that evidence gave, whole
 */
export function hasForeignLink(raw: string, ownHosts: string[], allowed: Set<string>): boolean {
  const isOwn = (host: string): boolean => ownHosts.includes(host.toLowerCase().replace(/^www\./, ""));
  const links = [...raw.matchAll(LINK)].map((match) => match[0].replace(/[.,;:!?]+$/, ""));
  const isFine = (link: string): boolean => allowed.has(link) || isOwn(hostOf(link));
  if (!links.every(isFine)) return true;
  const rest = raw.replace(LINK, " ");
  const isKnown = (address: string): boolean => allowed.has(address.toLowerCase());
  if ([...rest.matchAll(EMAIL)].some((match) => !isKnown(match[0]) && !isOwn(match[1] ?? ""))) return true;
  return [...rest.replace(EMAIL, " ").matchAll(BARE_HOST)].some((match) => !isOwn(match[0].split("/")[0] ?? ""));
}

function hostOf(link: string): string {
  try {
    const url = new URL(link.startsWith("www.") ? `https://${link}` : link);
    return /^https?:$/.test(url.protocol) ? url.hostname : "";
  } catch {
    return "";
  }
}
