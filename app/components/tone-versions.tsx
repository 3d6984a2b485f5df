/** The latest versions of the tone, so that a merchant sees what is live and since when. */
import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useText } from "./admin-text";

export interface ToneVersion {
  version: number;
  status: string;
  publishedAt: string | null;
}

export function ToneVersions({ versions }: { versions: ToneVersion[] }) {
  const { text, time } = useText();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {text("tone.versions")}
        </Text>
        {versions.map(({ version, status, publishedAt }) => (
          <InlineStack key={version} align="space-between">
            <InlineStack gap="200">
              <Text as="span">{text("tone.version", { number: version })}</Text>
              <Badge tone={status === "published" ? "success" : undefined}>{text(`tone.status.${status}`)}</Badge>
            </InlineStack>
            <Text as="span" tone="subdued">
              {publishedAt ? time(publishedAt) : ""}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
