/** What the assistant knows besides products: policies, shipping rates, pages and articles, with when each last changed. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, EmptyState, Page, Tabs, Text } from "@shopify/polaris";
import { z } from "zod";
import { useText } from "~/components/admin-text";
import { DocumentTable } from "~/components/document-table";
import { DOCUMENT_KINDS } from "~/knowledge/types";
import { knowledgeOverview } from "~/knowledge/index.server";
import { merchantOf } from "~/merchant.server";

const PAGE_MAX = 1000;
const querySchema = z.object({
  kind: z.enum(DOCUMENT_KINDS).nullable().catch(null),
  page: z.coerce.number().int().min(0).max(PAGE_MAX).catch(0),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = await merchantOf(request);
  const params = new URL(request.url).searchParams;
  const query = querySchema.parse({ kind: params.get("kind"), page: params.get("page") ?? 0 });
  return { ...(await knowledgeOverview(db, query)), query };
}

export default function KnowledgePage() {
  const { counts, rows, total, perPage, query } = useLoaderData<typeof loader>();
  const { text, count } = useText();
  const [, setParams] = useSearchParams();
  const show = (kind: string | null, page: number) =>
    setParams({ ...(kind === null ? {} : { kind }), ...(page === 0 ? {} : { page: String(page) }) });
  const all = counts.reduce((sum, one) => sum + one.documents, 0);
  const tabs = [
    { kind: null, documents: all, label: text("knowledge.all") },
    ...counts.map((one) => ({ ...one, label: text(`knowledge.kinds.${one.kind}`) })),
  ];
  if (all === 0) return <NothingKnown />;
  return (
    <Page title={text("knowledge.title")} subtitle={text("knowledge.subtitle")}>
      <Card padding="0">
        <Tabs
          tabs={tabs.map(({ kind, label, documents }) => ({
            id: kind ?? "all",
            content: text("knowledge.tab", { label, count: count(documents) }),
          }))}
          selected={Math.max(
            0,
            tabs.findIndex((tab) => tab.kind === query.kind),
          )}
          onSelect={(index) => show(tabs[index]?.kind ?? null, 0)}
          disclosureText={text("knowledge.more")}
        />
        <DocumentTable
          rows={rows}
          onNext={(query.page + 1) * perPage < total ? () => show(query.kind, query.page + 1) : null}
          onPrevious={query.page > 0 ? () => show(query.kind, query.page - 1) : null}
        />
      </Card>
    </Page>
  );
}

function NothingKnown() {
  const { text } = useText();
  return (
    <Page title={text("knowledge.title")}>
      <Card>
        <EmptyState heading={text("knowledge.emptyTitle")} image="">
          <BlockStack gap="200">
            <Text as="p">{text("knowledge.emptyBody")}</Text>
          </BlockStack>
        </EmptyState>
      </Card>
    </Page>
  );
}
