/** The admin home: first steps, how complete and fresh the knowledge is, and what happened today. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { personaVersions } from "~/agent/index.server";
import { useText } from "~/components/admin-text";
import { SetupSteps, type SetupStep } from "~/components/setup-steps";
import { SyncCard } from "~/components/sync-card";
import { TodayCard } from "~/components/today-card";
import { useBubbleStatus } from "~/components/use-bubble-status";
import { todayFigures } from "~/insights/index.server";
import { merchantOf } from "~/merchant.server";
import { systemClock } from "~/platform/clock";
import { env } from "~/platform/env.server";
import { saveSettings, settingsOf } from "~/shops.server";
import { syncStatus } from "~/sync/index.server";

const REFRESH_MS = 2000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await merchantOf(request);
  const figures = await todayFigures(db, { nowMs: systemClock.nowMs(), timezone: shop.timezone });
  const { isSetupDismissed } = await settingsOf(db);
  const versions = await personaVersions(db);
  return {
    figures,
    isSetupDismissed,
    sync: await syncStatus(db),
    hasOwnTone: versions.some((version) => version.version > 1),
    hasConversations: figures.conversations > 0,
    editorUrl: `https://${shop.domain}/admin/themes/current/editor?context=apps&template=index&activateAppId=${env().shopifyApiKey}/chat-bubble`,
    storefrontUrl: shop.primaryUrl,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { db } = await merchantOf(request);
  await saveSettings(db, { isSetupDismissed: true });
  return { kind: "done" };
}

export default function HomePage() {
  const data = useLoaderData<typeof loader>();
  const { text } = useText();
  const bubble = useBubbleStatus();
  useRefreshWhile(data.sync.isRunning);
  const steps: SetupStep[] = [
    {
      id: "data",
      isDone: data.sync.lastSyncedAt !== null && !(data.sync.isRunning && data.sync.kind === "import"),
      url: null,
    },
    { id: "bubble", isDone: bubble === "on", url: data.editorUrl },
    { id: "tone", isDone: data.hasOwnTone, url: "/app/tone" },
    { id: "try", isDone: data.hasConversations, url: data.storefrontUrl },
  ];
  return (
    <Page title={text("home.title")}>
      <BlockStack gap="400">
        {data.isSetupDismissed ? null : <SetupSteps steps={steps} />}
        <TodayCard figures={data.figures} />
        <SyncCard sync={data.sync} />
      </BlockStack>
    </Page>
  );
}

function useRefreshWhile(isRunning: boolean) {
  const revalidator = useRevalidator();
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      if (revalidator.state === "idle") revalidator.revalidate();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isRunning, revalidator]);
}
