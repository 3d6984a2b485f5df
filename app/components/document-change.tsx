/** One change of a document: when, what went (struck out) and what came (underlined), told apart without colour too. */
import { BlockStack, Text } from "@shopify/polaris";
import { useText } from "./admin-text";

export interface ChangeView {
  replacedAt: string;
  title: { before: string; after: string } | null;
  parts: { kind: "same" | "added" | "removed"; text: string }[];
}

export function DocumentChange({ change }: { change: ChangeView }) {
  const { text, time } = useText();
  const { replacedAt, title, parts } = change;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {time(replacedAt)}
      </Text>
      {title ? (
        <p>
          {text("knowledge.newTitle")} <del className="aisle-removed">{title.before}</del>{" "}
          <ins className="aisle-added">{title.after}</ins>
        </p>
      ) : null}
      <div className="aisle-change">
        {parts.map((part, index) => (
          // Parts have no identity besides their place in this change, which never changes again.
          <Part key={index} part={part} isApart={!/\s$/.test(parts[index - 1]?.text ?? "\n")} />
        ))}
      </div>
    </BlockStack>
  );
}

/** @param isApart what stands before ends within a line: what went and what came then begin on lines of their own */
function Part({ part, isApart }: { part: ChangeView["parts"][number]; isApart: boolean }) {
  const { text } = useText();
  if (part.kind === "same") return <span className="aisle-same">{part.text}</span>;
  const label = <span className="aisle-spoken">{text(`knowledge.${part.kind}`)}</span>;
  const Mark = part.kind === "added" ? "ins" : "del";
  return (
    <>
      {isApart ? "\n" : null}
      <Mark className={`aisle-${part.kind}`}>
        {label}
        {part.text}
      </Mark>
    </>
  );
}
