/**
 * The product facts (metafields) that the assistant may tell, each with a switch that takes effect at once. Used by the
 * settings page. A long list shows its beginning until asked for the rest.
 */
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Checkbox, Text } from "@shopify/polaris";
import { useState } from "react";
import { useText } from "./admin-text";
import { useResultToast } from "./use-result-toast";

export interface FactChoice {
  namespace: string;
  key: string;
  name: string;
  isAllowed: boolean;
  isStorefront: boolean;
  example: string | null;
}

const FIRST = 12;

export function FactChoices({ facts }: { facts: FactChoice[] }) {
  const { text, count } = useText();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? facts : facts.slice(0, FIRST);
  return (
    <Card>
      <BlockStack gap="300">
        {facts.length === 0 ? <Text as="p">{text("settings.facts.none")}</Text> : null}
        <BlockStack gap="300" as="ul">
          {shown.map((fact) => (
            <li key={`${fact.namespace}.${fact.key}`}>
              <Choice fact={fact} />
            </li>
          ))}
        </BlockStack>
        {shown.length < facts.length ? (
          <Button variant="plain" textAlign="left" onClick={() => setWhole(true)}>
            {text("settings.facts.all", { count: count(facts.length) })}
          </Button>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function Choice({ fact }: { fact: FactChoice }) {
  const { namespace, key, name, example } = fact;
  const { text } = useText();
  const fetcher = useFetcher<{ kind: string }>();
  const asked = sentChoice(fetcher.json);
  const isAllowed = asked ?? fact.isAllowed;
  const result = fetcher.state === "idle" ? fetcher.data : undefined;
  useResultToast(
    result?.kind === "chosen" ? result : undefined,
    text(fact.isAllowed ? "settings.facts.allowed" : "settings.facts.forbidden"),
  );
  const why = text(fact.isStorefront ? "settings.facts.storefront" : "settings.facts.internal");
  return (
    <Checkbox
      label={name}
      helpText={
        <span className="aisle-passage">
          {example === null ? `${namespace}.${key} · ${why}` : text("settings.facts.example", { example })}
        </span>
      }
      checked={isAllowed}
      disabled={fetcher.state !== "idle"}
      onChange={(choice) =>
        fetcher.submit(JSON.stringify({ intent: "choose-fact", values: { namespace, key, isAllowed: choice } }), {
          method: "post",
          encType: "application/json",
        })
      }
    />
  );
}

/** The switch moves as soon as it is touched. */
function sentChoice(json: unknown): boolean | undefined {
  if (typeof json !== "object" || json === null || !("values" in json)) return undefined;
  const { values } = json;
  if (typeof values !== "object" || values === null || !("isAllowed" in values)) return undefined;
  return typeof values.isAllowed === "boolean" ? values.isAllowed : undefined;
}
