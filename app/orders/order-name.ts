/**
 * An order's name as people write it. orders.server.ts looks for every form a shop may have stored; shops can set a
 * prefix and a suffix around the number ("EN1001-A"), so a whole name is tried as it is too.
 */

const NAME_MAX_CHARS = 40;
const WORDS =
  /^(?:my\s+)?(?:order|orders|订单号|订单编号|订单|单号|编号)?\s*(?:no\.?|number|nr\.?|num\.?|号|号码|第)?\s*[:：.]?\s*[#＃]?\s*/iu;

/** Names to look for, without doubles; none when no number is in it. */
export function orderNameForms(said: string): string[] {
  const text = said.normalize("NFKC").trim().slice(0, NAME_MAX_CHARS);
  if (!/\d/.test(text)) return [];
  const bare = text
    .replace(WORDS, "")
    .replace(/\s*(?:号|号订单|订单)$/u, "")
    .trim();
  const candidates = [text, bare, bare.toUpperCase()].filter((name) => /^[#\p{L}\p{N}._-]+$/u.test(name));
  return [...new Set(candidates.flatMap((name) => [name, `#${name.replace(/^#/, "")}`, name.replace(/^#/, "")]))];
}
