/** Product cards as merchants see them in previews and threads: picture, title, price and stock from the catalogue. */
import { Badge, Link, Text } from "@shopify/polaris";
import type { ProductCard } from "~/chat/protocol";
import { useText } from "./admin-text";

const STOCK_TONE = {
  "in-stock": "success",
  "low-stock": "attention",
  backorder: "info",
  "sold-out": undefined,
} as const;

export function ProductList({ cards }: { cards: ProductCard[] }) {
  const { text } = useText();
  if (cards.length === 0) return null;
  return (
    <ul className="aisle-card-list" aria-label={text("thread.products")}>
      {cards.map((card) => (
        <ProductLine key={card.handle} card={card} />
      ))}
    </ul>
  );
}

function ProductLine({ card }: { card: ProductCard }) {
  const { text, money } = useText();
  return (
    <li className="aisle-card">
      {card.imageUrl ? <img src={card.imageUrl} alt={card.imageAlt ?? ""} loading="lazy" /> : null}
      <span>
        <Link url={card.url} target="_blank">
          {card.title}
        </Link>
        <Text as="p" tone="subdued">
          {card.price ? money(card.price) : text("thread.noPrice")}{" "}
          <Badge tone={STOCK_TONE[card.stockNote]}>{text(`thread.stock.${card.stockNote}`)}</Badge>
        </Text>
      </span>
    </li>
  );
}
