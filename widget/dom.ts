/**
 * The only way the bubble makes elements: createElement, setAttribute and text nodes. Strings are always text, never
 * markup, so nothing that a shop, a model or a shopper wrote can become an element.
 */
type Attributes = Record<string, string | number | boolean | null | undefined>;
type Child = Node | string | null | undefined | false;

/** Makes an element; attributes that are null, undefined or false are left out, true becomes "". */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAll(element, attributes);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** A button that does something; never submits a form. */
export function button(className: string, onClick: () => void, ...children: Child[]): HTMLButtonElement {
  const element = el("button", { type: "button", class: className }, ...children);
  element.addEventListener("click", onClick);
  return element;
}

/** Small print. */
export function quiet(...children: Child[]): HTMLParagraphElement {
  return el("p", { class: "quiet" }, ...children);
}

/** A 20 × 20 line icon from path data; decorative, so hidden from assistive technology. */
export function icon(pathData: string): SVGSVGElement {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  setAll(svg, { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true", focusable: "false" });
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", pathData);
  svg.append(path);
  return svg;
}

/** A link; one that leaves the shop opens a new tab and tells the other site nothing. */
export function anchor(href: string, label: string, className?: string): HTMLAnchorElement {
  const link = el("a", { href, class: className }, label);
  if (link.origin !== location.origin) setAll(link, { target: "_blank", rel: "noopener noreferrer" });
  return link;
}

function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
}
