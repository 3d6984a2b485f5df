/** Settings outside the tone: on or off, the promise to a waiting shopper, how long data is kept, which model answers. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { z } from "zod";
import { modelOfEnv } from "~/agent/index.server";
import { useText } from "~/components/admin-text";
import { problemsOf } from "~/components/form-problems";
import { FormSaveBar } from "~/components/form-save-bar";
import { SettingsForm, type SettingsValues } from "~/components/settings-form";
import { settingsSchema } from "~/components/settings-schema";
import { useJsonForm, type FormResult } from "~/components/use-json-form";
import { merchantOf } from "~/merchant.server";
import { readJson } from "~/platform/http.server";
import { saveSettings, settingsOf } from "~/shops.server";
import { requestReconcile } from "~/sync/index.server";

const MAX_BODY_BYTES = 16 * 1024;
const bodySchema = z.object({ intent: z.enum(["save", "check-data"]), values: z.unknown() });

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = await merchantOf(request);
  const { isAssistantOn, handoffReplyMinutes, retentionDays } = await settingsOf(db);
  const values: SettingsValues = {
    isAssistantOn,
    handoffReplyMinutes: String(handoffReplyMinutes),
    retentionDays: String(retentionDays),
  };
  return { values, modelId: modelOfEnv().id };
}

export async function action({ request }: ActionFunctionArgs): Promise<FormResult> {
  const { db } = await merchantOf(request);
  const { intent, values } = await readJson(request, bodySchema, MAX_BODY_BYTES);
  if (intent === "check-data") {
    await requestReconcile(db);
    return { kind: "checking" };
  }
  const parsed = settingsSchema.safeParse(values);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  await saveSettings(db, parsed.data);
  return { kind: "saved" };
}

export default function SettingsPage() {
  const { values: saved, modelId } = useLoaderData<typeof loader>();
  const { text } = useText();
  const form = useJsonForm(saved, { saved: "settings.saved", checking: "settings.checking" });
  return (
    <Page title={text("settings.title")}>
      <FormSaveBar
        id="settings-save-bar"
        isOpen={form.isDirty}
        isBusy={form.isBusy}
        onSave={() => form.submit("save")}
        onDiscard={form.discard}
      />
      <SettingsForm
        values={form.values}
        problems={form.problems}
        modelId={modelId}
        isBusy={form.isBusy}
        onChange={form.setValues}
        onCheckData={() => form.submit("check-data")}
      />
    </Page>
  );
}
