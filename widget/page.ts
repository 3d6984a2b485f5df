/** Where the shopper is: the page's kind and handle go with each message, so that "this one" can be understood. */
import type { SendMessage } from "../app/chat/protocol";

export type PageContext = NonNullable<SendMessage["page"]>;

/** Read from the address: an app embed has no access to the page's own objects. */
export function pageContext(path: string = location.pathname): PageContext {
  const match = /\/(products|collections)\/([^/]+)(?!.*\/products\/)/.exec(path);
  if (!match?.[1] || !match[2]) return { kind: "other", handle: null };
  return { kind: match[1] === "products" ? "product" : "collection", handle: decode(match[2]) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
