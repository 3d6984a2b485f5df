/** The rows of the Knowledge page, each leading to its document. */
import { Badge, IndexTable, Link, Text, useBreakpoints } from "@shopify/polaris";
import { useText } from "./admin-text";

export interface DocumentRowView {
  id: string;
  kind: string;
  title: string;
  changedAt: string | null;
  readAt: string;
  passages: number;
  versions: number;
}

interface DocumentTableProps {
  rows: DocumentRowView[];
  onNext: (() => void) | null;
  onPrevious: (() => void) | null;
}

export function DocumentTable({ rows, onNext, onPrevious }: DocumentTableProps) {
  const { text } = useText();
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      itemCount={rows.length}
      selectable={false}
      condensed={smDown}
      resourceName={{ singular: text("knowledge.one"), plural: text("knowledge.many") }}
      headings={[
        { title: text("knowledge.columns.title") },
        { title: text("knowledge.columns.kind") },
        { title: text("knowledge.columns.changed") },
        { title: text("knowledge.columns.read") },
        { title: text("knowledge.columns.passages"), alignment: "end" },
      ]}
      {...(onNext || onPrevious ? { pagination: pagesOf(onNext, onPrevious) } : {})}
    >
      {rows.map((row, index) => (
        <IndexTable.Row key={row.id} id={row.id} position={index}>
          {smDown ? <NarrowCells row={row} /> : <WideCells row={row} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function pagesOf(onNext: (() => void) | null, onPrevious: (() => void) | null) {
  return {
    hasNext: onNext !== null,
    onNext: onNext ?? undefined,
    hasPrevious: onPrevious !== null,
    onPrevious: onPrevious ?? undefined,
  };
}

function WideCells({ row }: { row: DocumentRowView }) {
  const { text, time, count } = useText();
  return (
    <>
      <IndexTable.Cell>
        <Title row={row} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Badge>{text(`knowledge.kind.${row.kind}`)}</Badge>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.changedAt ? time(row.changedAt) : "–"}</IndexTable.Cell>
      <IndexTable.Cell>{time(row.readAt)}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {count(row.passages)}
        </Text>
      </IndexTable.Cell>
    </>
  );
}

/** A phone's list: one cell of three lines. */
function NarrowCells({ row }: { row: DocumentRowView }) {
  const { text, time } = useText();
  return (
    <td className="aisle-document-cell">
      <Title row={row} />
      <Text as="p" tone="subdued" variant="bodySm">
        {text(`knowledge.kind.${row.kind}`)} ·{" "}
        {text("knowledge.changedAt", { time: time(row.changedAt ?? row.readAt) })}
      </Text>
    </td>
  );
}

function Title({ row }: { row: DocumentRowView }) {
  const { text } = useText();
  return (
    <div className="aisle-document-title">
      <Link url={`/app/knowledge/${row.id}`} monochrome removeUnderline dataPrimaryLink>
        {row.title}
      </Link>
      {row.versions > 0 ? (
        <Text as="span" tone="subdued" variant="bodySm">
          {text("knowledge.versions", { count: row.versions })}
        </Text>
      ) : null}
    </div>
  );
}
