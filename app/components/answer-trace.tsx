/** Behind one answer: the tool calls with arguments and results, the model, the tone version and the timings. */
import { BlockStack, Button, Collapsible, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { useText } from "./admin-text";

export interface Trace {
  model: string | null;
  personaVersion: number;
  timingsMs: Record<string, number>;
  toolCalls: {
    id: string;
    name: string;
    argumentsJson: string;
    resultJson: string;
    isError: boolean;
    durationMs: number;
  }[];
}

export function AnswerTrace({ trace }: { trace: Trace }) {
  const { text } = useText();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="aisle-trace">
      <Button
        variant="plain"
        disclosure={isOpen ? "up" : "down"}
        ariaControls={id}
        ariaExpanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {text("trace.title", { count: trace.toolCalls.length })}
      </Button>
      <Collapsible id={id} open={isOpen}>
        <BlockStack gap="200">
          <Text as="p" tone="subdued" variant="bodySm">
            {text("trace.by", { model: trace.model ?? "–", version: trace.personaVersion })}
            {" · "}
            {text("trace.total", { ms: Math.round(trace.timingsMs.total ?? 0) })}
          </Text>
          {trace.toolCalls.map((call) => (
            <BlockStack key={call.id} gap="100">
              <Text as="p" variant="bodySm" fontWeight="semibold" tone={call.isError ? "critical" : undefined}>
                {text("trace.call", { name: call.name, ms: call.durationMs })}
              </Text>
              <pre tabIndex={0} aria-label={text("trace.arguments", { name: call.name })}>
                {call.argumentsJson}
              </pre>
              <pre tabIndex={0} aria-label={text("trace.result", { name: call.name })}>
                {call.resultJson}
              </pre>
            </BlockStack>
          ))}
        </BlockStack>
      </Collapsible>
    </div>
  );
}
