/** One document as the assistant knows it: its passages as answers cite them, and what changed in it and when. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, Layout, Page, Text } from "@shopify/polaris";
import { useText } from "~/components/admin-text";
import { DocumentChange } from "~/components/document-change";
import { PassageList } from "~/components/passage-list";
import { documentDetail } from "~/knowledge/index.server";
import { merchantOf } from "~/merchant.server";
import { AppError } from "~/platform/errors";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = await merchantOf(request);
  const document = await documentDetail(db, params.id ?? "");
  if (!document) throw new AppError("not-found", "no such document in this shop");
  return document;
}

export default function DocumentPage() {
  const { title, kind, url, changedAt, readAt, passages, changes } = useLoaderData<typeof loader>();
  const { text, time } = useText();
  const times = [
    ...(changedAt ? [text("knowledge.changedAt", { time: time(changedAt) })] : []),
    text("knowledge.readAt", { time: time(readAt) }),
  ];
  return (
    <Page
      title={title}
      subtitle={times.join(" · ")}
      titleMetadata={<Badge>{text(`knowledge.kind.${kind}`)}</Badge>}
      backAction={{ content: text("knowledge.title"), url: "/app/knowledge" }}
      secondaryActions={url ? [{ content: text("knowledge.open"), url, external: true }] : []}
    >
      <Layout>
        <Layout.Section>
          <Card>
            <BlockStack gap="400">
              <BlockStack gap="100">
                <Text as="h2" variant="headingMd">
                  {text("knowledge.passages")}
                </Text>
                <Text as="p" tone="subdued">
                  {text(passages.length === 0 ? "knowledge.noPassages" : "knowledge.passagesHelp")}
                </Text>
              </BlockStack>
              <PassageList title={title} passages={passages} />
            </BlockStack>
          </Card>
        </Layout.Section>
        <Layout.Section variant="oneHalf">
          <Card>
            <BlockStack gap="400">
              <Text as="h2" variant="headingMd">
                {text("knowledge.changes")}
              </Text>
              {changes.length === 0 ? (
                <Text as="p" tone="subdued">
                  {text("knowledge.noChanges")}
                </Text>
              ) : null}
              {changes.map((change) => (
                <DocumentChange key={change.id} change={change} />
              ))}
            </BlockStack>
          </Card>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
