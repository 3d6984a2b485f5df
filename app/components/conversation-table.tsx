/** The rows of the conversations page, each leading to its thread. */
import { Badge, IndexTable, Link, Text } from "@shopify/polaris";
import { useText } from "./admin-text";
import { StateBadge } from "./state-badge";

export interface ConversationRow {
  id: string;
  state: string;
  mood: string | null;
  lastShopperText: string;
  messageCount: number;
  lastMessageAt: string | null;
}

interface ConversationTableProps {
  rows: ConversationRow[];
  onNext: (() => void) | null;
  onPrevious: (() => void) | null;
}

export function ConversationTable({ rows, onNext, onPrevious }: ConversationTableProps) {
  const { text } = useText();
  return (
    <IndexTable
      itemCount={rows.length}
      selectable={false}
      resourceName={{ singular: text("conversations.one"), plural: text("conversations.many") }}
      headings={[
        { title: text("conversations.columns.message") },
        { title: text("conversations.columns.state") },
        { title: text("conversations.columns.mood") },
        { title: text("conversations.columns.count"), alignment: "end" },
        { title: text("conversations.columns.last") },
      ]}
      pagination={{
        hasNext: onNext !== null,
        onNext: onNext ?? undefined,
        hasPrevious: onPrevious !== null,
        onPrevious: onPrevious ?? undefined,
      }}
    >
      {rows.map((row, index) => (
        <Row key={row.id} row={row} index={index} />
      ))}
    </IndexTable>
  );
}

function Row({ row, index }: { row: ConversationRow; index: number }) {
  const { text, time, count } = useText();
  return (
    <IndexTable.Row id={row.id} position={index}>
      <IndexTable.Cell>
        <div className="aisle-question">
          <Link url={`/app/conversations/${row.id}`} monochrome removeUnderline dataPrimaryLink>
            {row.lastShopperText || text("conversations.noText")}
          </Link>
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StateBadge state={row.state} />
      </IndexTable.Cell>
      <IndexTable.Cell>{row.mood ? <Badge>{text(`mood.${row.mood}`)}</Badge> : null}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {count(row.messageCount)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.lastMessageAt ? time(row.lastMessageAt) : ""}</IndexTable.Cell>
    </IndexTable.Row>
  );
}
