/** The fields of the assistant's tone. Controlled: routes/app.tone.tsx owns the values, so that the preview sees them. */
import { BlockStack, Button, Card, ChoiceList, InlineStack, Text, TextField } from "@shopify/polaris";
import { useText } from "./admin-text";

export interface ToneValues {
  assistantName: string;
  greetingEn: string;
  greetingZh: string;
  preset: string;
  toneText: string;
  rules: string[];
}

export const PRESETS = ["friendly", "professional", "playful", "concise"] as const;
export const MAX_RULES = 20;

/** The values as they are kept: a rule line left empty is no rule. */
export function withoutBlankRules(values: ToneValues): ToneValues {
  return { ...values, rules: values.rules.filter((rule) => rule.trim() !== "") };
}

interface ToneFormProps {
  values: ToneValues;
  /** Catalogue keys of what is wrong, by field. */
  errors: Partial<Record<keyof ToneValues, string>>;
  onChange: (values: ToneValues) => void;
}

export function ToneForm({ values, errors, onChange }: ToneFormProps) {
  const { text } = useText();
  const set = (change: Partial<ToneValues>) => onChange({ ...values, ...change });
  const problem = (field: keyof ToneValues) => (errors[field] ? text(errors[field]) : undefined);
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {text("tone.identity")}
          </Text>
          <TextField
            label={text("tone.name")}
            value={values.assistantName}
            onChange={(assistantName) => set({ assistantName })}
            error={problem("assistantName")}
            maxLength={40}
            autoComplete="off"
          />
          <TextField
            label={text("tone.greetingEn")}
            value={values.greetingEn}
            onChange={(greetingEn) => set({ greetingEn })}
            error={problem("greetingEn")}
            maxLength={300}
            multiline={3}
            autoComplete="off"
          />
          <TextField
            label={text("tone.greetingZh")}
            value={values.greetingZh}
            onChange={(greetingZh) => set({ greetingZh })}
            error={problem("greetingZh")}
            maxLength={300}
            multiline={3}
            autoComplete="off"
          />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {text("tone.voice")}
          </Text>
          <ChoiceList
            title={text("tone.preset")}
            choices={PRESETS.map((value) => ({
              value,
              label: text(`tone.presets.${value}.name`),
              helpText: text(`tone.presets.${value}.help`),
            }))}
            selected={[values.preset]}
            onChange={([preset]) => set({ preset: preset ?? "friendly" })}
          />
          <TextField
            label={text("tone.free")}
            helpText={text("tone.freeHelp")}
            value={values.toneText}
            onChange={(toneText) => set({ toneText })}
            error={problem("toneText")}
            maxLength={1000}
            showCharacterCount
            multiline={3}
            autoComplete="off"
          />
        </BlockStack>
      </Card>
      <RulesCard rules={values.rules} error={problem("rules")} onChange={(rules) => set({ rules })} />
    </BlockStack>
  );
}

function RulesCard(props: { rules: string[]; error: string | undefined; onChange: (rules: string[]) => void }) {
  const { rules, error, onChange } = props;
  const { text } = useText();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {text("tone.rules")}
        </Text>
        <Text as="p" tone="subdued">
          {text("tone.rulesHelp")}
        </Text>
        {rules.map((rule, index) => (
          <TextField
            key={index}
            label={text("tone.rule", { number: index + 1 })}
            labelHidden
            value={rule}
            onChange={(value) => onChange(rules.map((old, at) => (at === index ? value : old)))}
            maxLength={300}
            autoComplete="off"
            connectedRight={
              <Button
                accessibilityLabel={text("tone.removeRule", { number: index + 1 })}
                onClick={() => onChange(rules.filter((_, at) => at !== index))}
              >
                {text("tone.remove")}
              </Button>
            }
          />
        ))}
        {error ? (
          <Text as="p" tone="critical">
            {error}
          </Text>
        ) : null}
        <InlineStack>
          <Button onClick={() => onChange([...rules, ""])} disabled={rules.length >= MAX_RULES}>
            {text("tone.addRule")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
