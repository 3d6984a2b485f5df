/**
 * A product as the catalogue has it: picture, title, price, stock, choice of variant and the button that fills the
 * shopper's real cart. Called by row.ts; promises that success is shown only after the shop has said so.
 */
import type { Money, ProductCard } from "../../app/chat/protocol";
import { addToCart } from "../cart";
import { anchor, button as makeButton, el, icon } from "../dom";
import { formatMoney } from "../format";
import { pictureLink, shopLink, withRoot } from "../links";
import type { ViewContext } from "./context";

type Variant = ProductCard["variants"][number];

export function productCard(card: ProductCard, ctx: ViewContext): HTMLElement {
  const link = shopLink(card.url);
  const price = el("p", { class: "price" });
  const choice = variantSelect(card, ctx);
  const chosen = (): Variant | undefined => card.variants.find((v) => v.id === choice?.value) ?? firstChoice(card);
  const showPrice = (): void => price.replaceChildren(...priceParts(card, choice ? chosen() : undefined, ctx));
  const canBuy = card.available && card.variants.some((v) => v.available);
  choice?.addEventListener("change", showPrice);
  showPrice();

  const title = link ? anchor(link, card.title, "card-title") : el("span", { class: "card-title" }, card.title);
  return el(
    "li",
    { class: "card" },
    picture(card, ctx),
    el(
      "div",
      { class: "card-body" },
      title,
      price,
      stockNote(card, ctx),
      canBuy && buyControls(card, choice, chosen, ctx),
    ),
  );
}

function picture(card: ProductCard, ctx: ViewContext): HTMLElement {
  const src = pictureLink(card.imageUrl, ctx.embed.panelUrl);
  const frame = el("div", { class: "card-picture" });
  // The title beside it is the name; an alt text that repeats it would be read twice.
  const alt = card.imageAlt && card.imageAlt !== card.title ? card.imageAlt : "";
  if (src) {
    const image = el("img", { src, alt, loading: "lazy" });
    // A quiet square says less than a broken picture's sign.
    image.onerror = () => image.remove();
    frame.append(image);
  }
  return frame;
}

function priceParts(card: ProductCard, variant: Variant | undefined, ctx: ViewContext): (Node | string)[] {
  const { words, locale } = ctx;
  const price = variant?.price ?? card.price;
  if (!price) return [words.card.noPrice];
  const text = formatMoney(price, locale);
  const isRange = !variant && card.priceMax !== null && card.priceMax.amountMinor > price.amountMinor;
  const parts: (Node | string)[] = [isRange ? words.card.from(text) : text];
  if (isReduced(price, card.compareAt)) {
    const was = formatMoney(card.compareAt, locale);
    parts.push(" ", el("s", { "aria-label": words.card.was(was) }, was));
  }
  return parts;
}

function isReduced(price: Money, compareAt: Money | null): compareAt is Money {
  return compareAt !== null && compareAt.currency === price.currency && compareAt.amountMinor > price.amountMinor;
}

function stockNote(card: ProductCard, ctx: ViewContext): HTMLElement {
  const { card: words } = ctx.words;
  const note = {
    "in-stock": words.inStock,
    "low-stock": words.lowStock(card.quantityLeft),
    "sold-out": words.soldOut,
    backorder: words.backorder,
  }[card.stockNote];
  return el("p", { class: `stock ${card.stockNote}` }, note);
}

function firstChoice(card: ProductCard): Variant | undefined {
  return card.variants.find((v) => v.fits && v.available) ?? card.variants.find((v) => v.available) ?? card.variants[0];
}

/** A select when there is something to choose; what fits the shopper's wish stands first under its own heading. */
function variantSelect(card: ProductCard, ctx: ViewContext): HTMLSelectElement | null {
  if (card.variants.length < 2) return null;
  const { card: words } = ctx.words;
  const option = (v: Variant): HTMLOptionElement =>
    el("option", { value: v.id, disabled: !v.available }, v.available ? v.title : `${v.title} · ${words.soldOut}`);
  const fitting = card.variants.filter((v) => v.fits);
  const others = card.variants.filter((v) => !v.fits);
  const select = el("select", { "aria-label": card.title });
  if (fitting.length > 0 && others.length > 0) {
    select.append(
      el("optgroup", { label: words.fitting }, ...fitting.map(option)),
      el("optgroup", { label: words.others }, ...others.map(option)),
    );
  } else select.append(...card.variants.map(option));
  select.value = firstChoice(card)?.id ?? "";
  return select;
}

function buyControls(
  card: ProductCard,
  choice: HTMLSelectElement | null,
  chosen: () => Variant | undefined,
  ctx: ViewContext,
): HTMLElement {
  const { card: words } = ctx.words;
  const button = makeButton("add", () => add(), words.add);
  button.setAttribute("aria-label", `${words.add}: ${card.title}`);
  const outcome = el("p", { class: "outcome" });
  let isAdding = false;
  const add = (): void => {
    const variant = chosen();
    if (!variant || isAdding) return;
    isAdding = true;
    button.setAttribute("aria-busy", "true");
    button.textContent = words.adding;
    void addToCart(variant.id).then((result) => {
      isAdding = false;
      button.removeAttribute("aria-busy");
      button.textContent = words.add;
      outcome.replaceChildren(...outcomeParts(result.kind, ctx));
      outcome.className = `outcome ${result.kind}`;
      ctx.announce(result.kind === "added" ? `${card.title}: ${words.added}` : (outcome.textContent ?? ""));
    });
  };
  return el("div", { class: "buy" }, el("div", { class: "buy-row" }, choice, button), outcome);
}

function outcomeParts(kind: "added" | "sold-out" | "failed", ctx: ViewContext): (Node | string)[] {
  const { card: words } = ctx.words;
  if (kind === "sold-out") return [words.failedSoldOut];
  if (kind === "failed") return [words.failed];
  return [
    icon("M4.5 10.5l3.5 3.5 7.5-8"),
    el("span", {}, words.added),
    anchor(withRoot("/cart"), words.viewCart),
    anchor(withRoot("/checkout"), words.checkout),
  ];
}
