/** The first steps of a new shop: data in, bubble on, tone set, first question. Goes away for good when dismissed. */
import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useText } from "./admin-text";

export interface SetupStep {
  id: "data" | "bubble" | "tone" | "try";
  isDone: boolean;
  /** Where the step is done; null when it needs nothing from the merchant. */
  url: string | null;
}

export function SetupSteps({ steps }: { steps: SetupStep[] }) {
  const { text } = useText();
  const fetcher = useFetcher();
  if (fetcher.state !== "idle" || fetcher.data) return null;
  const done = steps.filter((step) => step.isDone).length;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {text("setup.title")}
          </Text>
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" tone="subdued">
              {text("setup.progress", { done, total: steps.length })}
            </Text>
            <Button variant="plain" onClick={() => fetcher.submit({ intent: "dismiss-setup" }, { method: "post" })}>
              {text("setup.dismiss")}
            </Button>
          </InlineStack>
        </InlineStack>
        {steps.map((step) => (
          <StepLine key={step.id} step={step} />
        ))}
      </BlockStack>
    </Card>
  );
}

function StepLine({ step }: { step: SetupStep }) {
  const { text } = useText();
  return (
    <InlineStack gap="400" align="space-between" blockAlign="center" wrap>
      <Box maxWidth="36rem">
        {/* Polaris hands an outer stack's alignment down, so it is said again here. */}
        <InlineStack gap="200" align="start" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {text(`setup.steps.${step.id}.title`)}
          </Text>
          {step.isDone ? <Badge tone="success">{text("setup.done")}</Badge> : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {text(`setup.steps.${step.id}.help`)}
        </Text>
      </Box>
      {step.url ? (
        <Button url={step.url} target={step.url.startsWith("http") ? "_top" : undefined}>
          {text(`setup.steps.${step.id}.action`)}
        </Button>
      ) : null}
    </InlineStack>
  );
}
