/** What staff can do with a conversation: take it over, reply, give it back to the assistant, close it. */
import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useText } from "./admin-text";

interface ThreadControlsProps {
  state: string;
  /** When a person is promised, ISO, while one is waited for. */
  dueAt: string | null;
}

/** The outcome of an action on the thread, from routes/app.conversations.$id.tsx. */
export interface ThreadResult {
  kind: "done" | "refused";
  /** Catalogue key of the reason when refused. */
  reason: string | null;
}

export function ThreadControls({ state, dueAt }: ThreadControlsProps) {
  const { text, time } = useText();
  const fetcher = useFetcher<ThreadResult>();
  const [reply, setReply] = useState("");
  const isBusy = fetcher.state !== "idle";
  const act = (intent: string) => fetcher.submit({ intent, reply }, { method: "post" });
  const [handled, setHandled] = useState<ThreadResult | null>(null);
  // The reply stays in its field until it has been stored, so that a refusal loses nothing.
  const result = fetcher.state === "idle" ? fetcher.data : undefined;
  if (result && result !== handled) {
    setHandled(result);
    if (result.kind === "done") setReply("");
  }

  return (
    <Card>
      <BlockStack gap="300">
        {fetcher.data?.reason ? <Banner tone="critical" title={text(fetcher.data.reason)} /> : null}
        <Text as="p">{text(`thread.who.${state}`, { time: dueAt ? time(dueAt) : "" })}</Text>
        {state === "human" ? (
          <TextField
            label={text("thread.reply")}
            value={reply}
            onChange={setReply}
            multiline={3}
            maxLength={2000}
            autoComplete="off"
          />
        ) : null}
        <InlineStack gap="200">
          {state === "ai" || state === "waiting" ? (
            <Button variant="primary" onClick={() => act("take-over")} loading={isBusy}>
              {text("thread.takeOver")}
            </Button>
          ) : null}
          {state === "human" ? (
            <>
              <Button variant="primary" onClick={() => act("reply")} loading={isBusy} disabled={reply.trim() === ""}>
                {text("thread.send")}
              </Button>
              <Button onClick={() => act("give-back")} disabled={isBusy}>
                {text("thread.giveBack")}
              </Button>
            </>
          ) : null}
          {state !== "closed" ? (
            <Button onClick={() => act("close")} disabled={isBusy}>
              {text("thread.close")}
            </Button>
          ) : null}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
