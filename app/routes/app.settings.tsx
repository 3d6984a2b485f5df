/**
 * Settings outside the tone: on or off, the promise to a waiting shopper, how long data is kept, which product facts may
 * be told, what else of the shop may be read, which model answers.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Layout, Page } from "@shopify/polaris";
import { z } from "zod";
import { modelOfEnv } from "~/agent/index.server";
import { chooseMetafield, metafieldRules } from "~/catalog/index.server";
import { useText } from "~/components/admin-text";
import { FactChoices } from "~/components/fact-choices";
import { problemsOf } from "~/components/form-problems";
import { FormSaveBar } from "~/components/form-save-bar";
import { ScopeGrants } from "~/components/scope-grants";
import { SettingsForm, type SettingsValues } from "~/components/settings-form";
import { settingsSchema } from "~/components/settings-schema";
import { useJsonForm, type FormResult } from "~/components/use-json-form";
import { merchantOf } from "~/merchant.server";
import { readJson } from "~/platform/http.server";
import { grants, saveSettings, settingsOf } from "~/shops.server";
import { OPTIONAL_SCOPES, readShopFacts, requestImport, requestReconcile } from "~/sync/index.server";

const MAX_BODY_BYTES = 16 * 1024;
const factSchema = z.object({ namespace: z.string().max(255), key: z.string().max(255), isAllowed: z.boolean() });
const bodySchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), values: z.unknown() }),
  z.object({ intent: z.literal("check-data") }),
  z.object({ intent: z.literal("choose-fact"), values: factSchema }),
  z.object({ intent: z.literal("scopes-changed") }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await merchantOf(request);
  const { isAssistantOn, handoffReplyMinutes, retentionDays } = await settingsOf(db);
  const values: SettingsValues = {
    isAssistantOn,
    handoffReplyMinutes: String(handoffReplyMinutes),
    retentionDays: String(retentionDays),
  };
  return {
    values,
    modelId: modelOfEnv().id,
    facts: await metafieldRules(db),
    scopes: OPTIONAL_SCOPES.map((scope) => ({ scope, isGranted: grants(shop, scope) })),
  };
}

export async function action({ request }: ActionFunctionArgs): Promise<FormResult> {
  const { db, shop } = await merchantOf(request);
  const body = await readJson(request, bodySchema, MAX_BODY_BYTES);
  if (body.intent === "check-data") {
    await requestReconcile(db);
    return { kind: "checking" };
  }
  if (body.intent === "scopes-changed") {
    await readShopFacts(shop.domain);
    return { kind: "read" };
  }
  if (body.intent === "choose-fact") {
    if (await chooseMetafield(db, body.values)) await requestImport(db);
    return { kind: "chosen" };
  }
  const parsed = settingsSchema.safeParse(body.values);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  await saveSettings(db, parsed.data);
  return { kind: "saved" };
}

export default function SettingsPage() {
  const { values: saved, modelId, facts, scopes } = useLoaderData<typeof loader>();
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
      >
        <Layout.AnnotatedSection title={text("settings.facts.title")} description={text("settings.facts.help")}>
          <FactChoices facts={facts} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={text("settings.grants.title")} description={text("settings.grants.help")}>
          <ScopeGrants grants={scopes} />
        </Layout.AnnotatedSection>
      </SettingsForm>
    </Page>
  );
}
