/**
 * What the shop may open to the assistant beyond what installing grants, one row a scope. Shopify's own dialog asks the
 * merchant; afterwards the app reads again what it may see. Used by the settings page.
 */
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useText } from "./admin-text";
import { useResultToast } from "./use-result-toast";

export interface ScopeGrant {
  scope: string;
  isGranted: boolean;
}

export function ScopeGrants({ grants }: { grants: ScopeGrant[] }) {
  return (
    <Card>
      <BlockStack gap="400" as="ul">
        {grants.map((grant) => (
          <li key={grant.scope}>
            <Grant grant={grant} />
          </li>
        ))}
      </BlockStack>
    </Card>
  );
}

function Grant({ grant: { scope, isGranted } }: { grant: ScopeGrant }) {
  const { text } = useText();
  const shopify = useAppBridge();
  const fetcher = useFetcher<{ kind: string }>();
  const [isAsking, setAsking] = useState(false);
  const isBusy = isAsking || fetcher.state !== "idle";
  const result = fetcher.state === "idle" ? fetcher.data : undefined;
  useResultToast(result, text(isGranted ? "settings.grants.granted" : "settings.grants.revoked"));

  const change = async () => {
    setAsking(true);
    try {
      const hasChanged = isGranted
        ? await shopify.scopes.revoke([scope]).then(() => true)
        : (await shopify.scopes.request([scope])).result === "granted-all";
      if (hasChanged) void fetcher.submit(JSON.stringify({ intent: "scopes-changed" }), asJson);
    } finally {
      setAsking(false);
    }
  };
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300" wrap>
      <div className="aisle-grant">
        <BlockStack gap="100" inlineAlign="start">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {text(`settings.grants.scopes.${scope}.name`)}
            </Text>
            {isGranted ? <Badge tone="success">{text("settings.grants.on")}</Badge> : null}
          </InlineStack>
          <Text as="p" tone="subdued">
            {text(`settings.grants.scopes.${scope}.help`)}
          </Text>
        </BlockStack>
      </div>
      <Button
        onClick={() => void change()}
        loading={isBusy}
        variant={isGranted ? "plain" : "secondary"}
        accessibilityLabel={text(isGranted ? "settings.grants.revokeLabel" : "settings.grants.allowLabel", {
          name: text(`settings.grants.scopes.${scope}.name`),
        })}
      >
        {text(isGranted ? "settings.grants.revoke" : "settings.grants.allow")}
      </Button>
    </InlineStack>
  );
}

const asJson = { method: "post", encType: "application/json" } as const;
