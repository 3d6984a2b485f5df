/** A document's passages, each under the heading it stands below: what an answer quotes and cites. */
import { BlockStack, Text } from "@shopify/polaris";

interface PassageListProps {
  title: string;
  passages: { id: string; heading: string; text: string }[];
}

export function PassageList({ title, passages }: PassageListProps) {
  return (
    <BlockStack gap="400">
      {passages.map((passage, index) => (
        <BlockStack key={passage.id} gap="100">
          {passage.heading !== "" && passage.heading !== title && passage.heading !== passages[index - 1]?.heading ? (
            <Text as="h3" variant="headingSm">
              {passage.heading}
            </Text>
          ) : null}
          <p className="aisle-passage">{passage.text}</p>
        </BlockStack>
      ))}
    </BlockStack>
  );
}
