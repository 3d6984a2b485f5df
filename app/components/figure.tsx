/** One number with its name and an honest sentence of what it counts. */
import { BlockStack, Text } from "@shopify/polaris";

export function Figure({ name, value, help }: { name: string; value: string; help: string }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="bodyMd" tone="subdued">
        {name}
      </Text>
      <Text as="p" variant="headingLg">
        {value}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {help}
      </Text>
    </BlockStack>
  );
}
