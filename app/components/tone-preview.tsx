/**
 * A small chat that asks the real agent with the values on the form, saved or not. Used by the tone page; nothing said
 * here is stored or counted.
 */
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Spinner, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ProductCard, Source } from "~/chat/protocol";
import { useText } from "./admin-text";
import { Bubble } from "./bubble";
import { withoutBlankRules, type ToneValues } from "./tone-form";

interface Said {
  side: "shopper" | "assistant";
  text: string;
  cards: ProductCard[];
  sources: Source[];
  model: string | null;
  /** Catalogue key of what went wrong in place of an answer, or null. */
  error: string | null;
}

/** The reply of routes/app.tone.preview.tsx. */
export interface PreviewReply {
  text: string;
  cards: ProductCard[];
  sources: Source[];
  model: string;
  /** Catalogue key of what went wrong, or null. */
  error: string | null;
}

const SAMPLES = ["sample1", "sample2", "sample3"] as const;

export function TonePreview({ values }: { values: ToneValues }) {
  const { text, language } = useText();
  const [said, setSaid] = useState<Said[]>([]);
  const [draft, setDraft] = useState("");
  const fetcher = useFetcher<PreviewReply>();
  const [lastReply, setLastReply] = useState<PreviewReply | null>(null);
  const isBusy = fetcher.state !== "idle";

  // A reply is added once, while rendering: an effect would show the page without it first.
  const reply = fetcher.state === "idle" ? fetcher.data : undefined;
  if (reply && reply !== lastReply) {
    setLastReply(reply);
    setSaid([...said, { ...reply, side: "assistant" }]);
  }

  const ask = (question: string) => {
    if (isBusy || question.trim() === "") return;
    const history = said.slice(-8).map((line) => ({ role: line.side, text: line.text }));
    setSaid([...said, { side: "shopper", text: question, cards: [], sources: [], model: null, error: null }]);
    setDraft("");
    const body = JSON.stringify({ persona: withoutBlankRules(values), text: question, history });
    fetcher.submit(body, { method: "post", action: "/app/tone/preview", encType: "application/json" });
  };

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {text("preview.title")}
          </Text>
          {said.length > 0 ? (
            <Button variant="plain" onClick={() => setSaid([])} disabled={isBusy}>
              {text("preview.clear")}
            </Button>
          ) : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {text("preview.help")}
        </Text>
        <div className="aisle-preview-log" role="log" aria-label={text("preview.log")} tabIndex={0}>
          <div className="aisle-thread">
            <Bubble
              side="assistant"
              caption={values.assistantName}
              text={language === "zh" ? values.greetingZh : values.greetingEn}
            />
            {said.map((line, index) => (
              <Bubble
                key={index}
                side={line.side}
                caption={line.side === "shopper" ? text("thread.shopper") : captionOf(values.assistantName, line.model)}
                text={line.error ? text(line.error) : line.text}
                cards={line.cards}
                sources={line.sources}
              />
            ))}
            {isBusy ? <Spinner size="small" accessibilityLabel={text("preview.thinking")} /> : null}
          </div>
        </div>
        <InlineStack gap="200">
          {SAMPLES.map((key) => (
            <Button key={key} size="slim" onClick={() => ask(text(`preview.${key}`))} disabled={isBusy}>
              {text(`preview.${key}`)}
            </Button>
          ))}
        </InlineStack>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            ask(draft);
          }}
        >
          <TextField
            label={text("preview.ask")}
            labelHidden
            placeholder={text("preview.ask")}
            value={draft}
            onChange={setDraft}
            maxLength={2000}
            autoComplete="off"
            connectedRight={
              <Button submit disabled={isBusy || draft.trim() === ""}>
                {text("preview.send")}
              </Button>
            }
          />
        </form>
      </BlockStack>
    </Card>
  );
}

function captionOf(name: string, model: string | null): string {
  return model ? `${name} · ${model}` : name;
}
