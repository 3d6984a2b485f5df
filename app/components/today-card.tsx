/** What happened in the shop today, each figure with what it counts. */
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useText } from "./admin-text";
import { Figure } from "./figure";

export interface TodayView {
  conversations: number;
  answers: number;
  handoffs: number;
  medianFirstTextMs: number | null;
  moods: { mood: string; count: number }[];
}

export function TodayCard({ figures }: { figures: TodayView }) {
  const { text, count, seconds } = useText();
  const median = figures.medianFirstTextMs;
  const moods = figures.moods.slice(0, 3).map(({ mood, count: times }) => `${text(`mood.${mood}`)} ${count(times)}`);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between">
          <Text as="h2" variant="headingMd">
            {text("today.title")}
          </Text>
          <Button variant="plain" url="/app/conversations">
            {text("today.all")}
          </Button>
        </InlineStack>
        <div className="aisle-figures">
          <Figure
            name={text("today.conversations")}
            value={count(figures.conversations)}
            help={text("today.conversationsHelp")}
          />
          <Figure name={text("today.answers")} value={count(figures.answers)} help={text("today.answersHelp")} />
          <Figure name={text("today.handoffs")} value={count(figures.handoffs)} help={text("today.handoffsHelp")} />
          <Figure
            name={text("today.speed")}
            value={median === null ? "–" : text("sync.seconds", { seconds: seconds(median) })}
            help={text("today.speedHelp")}
          />
          <Figure
            name={text("today.moods")}
            value={moods[0] ?? "–"}
            help={moods.slice(1).join(" · ") || text("today.moodsHelp")}
          />
        </div>
      </BlockStack>
    </Card>
  );
}
