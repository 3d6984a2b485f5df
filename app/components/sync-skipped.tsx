/** What the last import or comparison left out, and why: whole parts, then single things on demand. Used by the sync card. */
import { BlockStack, Button, Collapsible, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { useText } from "./admin-text";
import type { SyncPartView } from "./sync-parts";

interface Props {
  parts: SyncPartView[];
  /** The first of them. */
  skipped: { what: string; why: string }[];
  total: number;
}

const LIST_ID = "sync-skipped";

export function SyncSkipped({ parts, skipped, total }: Props) {
  const { text, count } = useText();
  const [isOpen, setOpen] = useState(false);
  const skippedParts = parts.filter((part) => part.state === "skipped");
  const things = skipped.filter(({ what }) => !skippedParts.some(({ part }) => part === what));
  const others = Math.max(things.length, total - skippedParts.length);
  if (skippedParts.length === 0 && others === 0) return null;
  return (
    <BlockStack gap="200">
      {skippedParts.map(({ part, why }) => (
        <Text as="p" key={part} tone="caution">
          {text("sync.partSkipped", { part: text(`sync.parts.${part}`), why: whyText(text, why) })}
        </Text>
      ))}
      {others > 0 ? (
        <>
          <Button
            variant="plain"
            textAlign="left"
            disclosure={isOpen ? "up" : "down"}
            ariaExpanded={isOpen}
            ariaControls={LIST_ID}
            onClick={() => setOpen(!isOpen)}
          >
            {text("sync.thingsSkipped", { count: others, number: count(others) })}
          </Button>
          <Collapsible id={LIST_ID} open={isOpen}>
            <List>
              {things.map(({ what, why }) => (
                <List.Item key={`${what} ${why}`}>
                  {text("sync.thing", { what: nameOf(what), why: whyText(text, why) })}
                </List.Item>
              ))}
            </List>
          </Collapsible>
        </>
      ) : null}
    </BlockStack>
  );
}

/** A code is told in the merchant's words; what was wrong with a single thing as Shopify or the reader said it. */
function whyText(text: (key: string, values?: Record<string, unknown>) => string, why: string | null): string {
  return text(`sync.whys.${why ?? "internal"}`, { defaultValue: why ?? text("sync.whys.internal") });
}

/** "Product 123" of gid://shopify/Product/123. */
function nameOf(what: string): string {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)/.exec(what);
  return match ? `${match[1]} ${match[2]}` : what;
}
