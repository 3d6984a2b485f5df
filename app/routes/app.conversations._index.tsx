/** The list of conversations: newest first, filtered by who has them, a page at a time. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useSearchParams } from "@remix-run/react";
import { BlockStack, Card, IndexFilters, Page, Text, useSetIndexFiltersMode } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { z } from "zod";
import { listConversations } from "~/chat/index.server";
import { useText } from "~/components/admin-text";
import { ConversationTable } from "~/components/conversation-table";
import { merchantOf } from "~/merchant.server";

const FILTERS = ["all", "waiting", "human", "upset"] as const;
const TYPING_PAUSE_MS = 300;
const querySchema = z.object({
  filter: z.enum(FILTERS).catch("all"),
  search: z.string().max(200).catch(""),
  cursor: z.string().max(200).nullable().catch(null),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = await merchantOf(request);
  const params = new URL(request.url).searchParams;
  const query = querySchema.parse({
    filter: params.get("filter") ?? "all",
    search: params.get("search") ?? "",
    cursor: params.get("cursor"),
  });
  return { ...(await listConversations(db, query)), query };
}

export default function ConversationsPage() {
  const { rows, nextCursor, query } = useLoaderData<typeof loader>();
  const { text } = useText();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const { mode, setMode } = useSetIndexFiltersMode();
  const [typed, setTyped] = useState(query.search);
  const show = (change: Partial<typeof query>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries({ cursor: null, ...change })) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    setParams(next);
  };
  useEffect(() => {
    if (typed === query.search) return;
    const timer = setTimeout(() => show({ search: typed }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });

  const isEmpty = rows.length === 0 && query.filter === "all" && query.search === "";
  return (
    <Page title={text("conversations.title")}>
      {isEmpty ? (
        <NoConversations />
      ) : (
        <Card padding="0">
          <IndexFilters
            tabs={FILTERS.map((id) => ({ id, content: text(`conversations.filters.${id}`) }))}
            selected={FILTERS.indexOf(query.filter)}
            onSelect={(index) => show({ filter: FILTERS[index] ?? "all" })}
            queryValue={typed}
            queryPlaceholder={text("conversations.search")}
            onQueryChange={setTyped}
            onQueryClear={() => setTyped("")}
            cancelAction={{ onAction: () => setTyped("") }}
            filters={[]}
            onClearAll={() => setTyped("")}
            mode={mode}
            setMode={setMode}
            canCreateNewView={false}
          />
          <ConversationTable
            rows={rows}
            onNext={nextCursor ? () => show({ cursor: nextCursor }) : null}
            onPrevious={query.cursor ? () => navigate(-1) : null}
          />
        </Card>
      )}
    </Page>
  );
}

function NoConversations() {
  const { text } = useText();
  return (
    <Card>
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd">
          {text("conversations.emptyTitle")}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {text("conversations.emptyBody")}
        </Text>
      </BlockStack>
    </Card>
  );
}
