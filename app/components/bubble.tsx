/** One message of a conversation, for the thread and the tone preview: who said it, the text, what was shown with it. */
import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ProductCard, Source } from "~/chat/protocol";
import { ProductList } from "./product-list";
import { SourceList } from "./source-list";

interface BubbleProps {
  side: "shopper" | "assistant" | "staff" | "note";
  /** Who and when, above the text. */
  caption: string;
  text: string;
  cards?: ProductCard[];
  sources?: Source[];
  children?: ReactNode;
}

export function Bubble({ side, caption, text, cards = [], sources = [], children }: BubbleProps) {
  return (
    <article className={`aisle-message aisle-message--${side}`}>
      <Text as="p" variant="bodySm" tone="subdued">
        {caption}
      </Text>
      {text ? <div className="aisle-bubble">{text}</div> : null}
      <ProductList cards={cards} />
      <SourceList sources={sources} />
      {children}
    </article>
  );
}
