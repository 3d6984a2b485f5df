/** The tone page: who the assistant is and how it speaks, as a draft that is tried beside the form and then published. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Layout, Page } from "@shopify/polaris";
import { z } from "zod";
import {
  draftPersona,
  personaInputSchema,
  personaVersions,
  publishDraft,
  publishedPersona,
  saveDraft,
} from "~/agent/index.server";
import { useText } from "~/components/admin-text";
import { problemsOf } from "~/components/form-problems";
import { FormSaveBar } from "~/components/form-save-bar";
import { ToneForm, withoutBlankRules, type ToneValues } from "~/components/tone-form";
import { TonePreview } from "~/components/tone-preview";
import { ToneVersions } from "~/components/tone-versions";
import { useJsonForm, type FormResult } from "~/components/use-json-form";
import { merchantOf } from "~/merchant.server";
import { readJson } from "~/platform/http.server";

const MAX_BODY_BYTES = 64 * 1024;
const VERSIONS_SHOWN = 5;
const bodySchema = z.object({ intent: z.enum(["save", "publish"]), values: z.unknown() });

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = await merchantOf(request);
  const published = await publishedPersona(db);
  const draft = await draftPersona(db);
  const versions = (await personaVersions(db)).slice(0, VERSIONS_SHOWN).map(({ version, status, publishedAt }) => ({
    version,
    status,
    publishedAt: publishedAt ? publishedAt.toISOString() : null,
  }));
  return { values: valuesOf(draft ?? published), hasDraft: draft !== null, versions };
}

export async function action({ request }: ActionFunctionArgs): Promise<FormResult> {
  const { db } = await merchantOf(request);
  const { intent, values } = await readJson(request, bodySchema, MAX_BODY_BYTES);
  const parsed = personaInputSchema.safeParse(values);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  await saveDraft(db, parsed.data);
  if (intent === "save") return { kind: "saved" };
  await publishDraft(db);
  return { kind: "published" };
}

export default function TonePage() {
  const { values: saved, hasDraft, versions } = useLoaderData<typeof loader>();
  const { text } = useText();
  const form = useJsonForm(saved, { saved: "tone.saved", published: "tone.published" }, withoutBlankRules);
  return (
    <Page
      title={text("tone.title")}
      subtitle={text("tone.subtitle")}
      primaryAction={{
        content: text("tone.publish"),
        onAction: () => form.submit("publish"),
        loading: form.isBusy,
        disabled: !form.isDirty && !hasDraft,
      }}
    >
      <FormSaveBar
        id="tone-save-bar"
        isOpen={form.isDirty}
        isBusy={form.isBusy}
        onSave={() => form.submit("save")}
        onDiscard={form.discard}
      />
      <Layout>
        <Layout.Section variant="oneHalf">
          <BlockStack gap="400">
            {hasDraft && !form.isDirty ? (
              <Banner title={text("tone.draftWaiting")}>{text("tone.draftHelp")}</Banner>
            ) : null}
            <ToneForm values={form.values} errors={form.problems} onChange={form.setValues} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneHalf">
          <BlockStack gap="400">
            <TonePreview values={form.values} />
            <ToneVersions versions={versions} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function valuesOf(persona: ToneValues): ToneValues {
  const { assistantName, greetingEn, greetingZh, preset, toneText, rules } = persona;
  return { assistantName, greetingEn, greetingZh, preset, toneText, rules };
}
