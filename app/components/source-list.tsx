/** The sources an answer stands on, as links, for previews and threads. */
import { InlineStack, Link, Text } from "@shopify/polaris";
import type { Source } from "~/chat/protocol";
import { useText } from "./admin-text";

export function SourceList({ sources }: { sources: Source[] }) {
  const { text } = useText();
  if (sources.length === 0) return null;
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" tone="subdued">
        {text("thread.sources")}
      </Text>
      {sources.map((source) => (
        <span key={`${source.kind}:${source.title}`}>
          {source.url ? (
            <Link url={source.url} target="_blank">
              {source.title}
            </Link>
          ) : (
            source.title
          )}
        </span>
      ))}
    </InlineStack>
  );
}
