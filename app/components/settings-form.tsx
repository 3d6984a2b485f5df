/** The fields of the settings page. Controlled by routes/app.settings.tsx. */
import { Button, Card, Checkbox, FormLayout, Layout, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useText } from "./admin-text";

/** As the form holds them: numbers are still what was typed. */
export interface SettingsValues {
  isAssistantOn: boolean;
  handoffReplyMinutes: string;
  retentionDays: string;
}

interface SettingsFormProps {
  values: SettingsValues;
  /** Catalogue keys of what is wrong, by field. */
  problems: Record<string, string>;
  /** Which model answers; "builtin:1" needs no provider. */
  modelId: string;
  isBusy: boolean;
  onChange: (values: SettingsValues) => void;
  onCheckData: () => void;
  /** Further sections, before the model. */
  children: ReactNode;
}

export function SettingsForm(props: SettingsFormProps) {
  const { values, problems, modelId, isBusy, onChange, onCheckData, children } = props;
  const { text } = useText();
  const set = (change: Partial<SettingsValues>) => onChange({ ...values, ...change });
  const problem = (field: keyof SettingsValues) => (problems[field] ? text(problems[field]) : undefined);
  return (
    <Layout>
      <Layout.AnnotatedSection title={text("settings.assistant")} description={text("settings.assistantHelp")}>
        <Card>
          <Checkbox
            label={text("settings.on")}
            helpText={text("settings.onHelp")}
            checked={values.isAssistantOn}
            onChange={(isAssistantOn) => set({ isAssistantOn })}
          />
        </Card>
      </Layout.AnnotatedSection>
      <Layout.AnnotatedSection title={text("settings.people")} description={text("settings.peopleHelp")}>
        <Card>
          <TextField
            label={text("settings.minutes")}
            helpText={text("settings.minutesHelp")}
            type="number"
            min={1}
            value={values.handoffReplyMinutes}
            onChange={(handoffReplyMinutes) => set({ handoffReplyMinutes })}
            error={problem("handoffReplyMinutes")}
            autoComplete="off"
          />
        </Card>
      </Layout.AnnotatedSection>
      <Layout.AnnotatedSection title={text("settings.data")} description={text("settings.dataHelp")}>
        <Card>
          <FormLayout>
            <TextField
              label={text("settings.retention")}
              type="number"
              min={1}
              value={values.retentionDays}
              onChange={(retentionDays) => set({ retentionDays })}
              error={problem("retentionDays")}
              autoComplete="off"
            />
            <Button onClick={onCheckData} loading={isBusy}>
              {text("settings.check")}
            </Button>
          </FormLayout>
        </Card>
      </Layout.AnnotatedSection>
      {children}
      <Layout.AnnotatedSection title={text("settings.model")} description={text("settings.modelHelp")}>
        <Card>
          <Text as="p">
            {text(`settings.models.${modelId.startsWith("builtin:") ? "builtin" : "provider"}`, { model: modelId })}
          </Text>
        </Card>
      </Layout.AnnotatedSection>
    </Layout>
  );
}
