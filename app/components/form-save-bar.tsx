/** Shopify's contextual save bar, in the admin's words. */
import { SaveBar } from "@shopify/app-bridge-react";
import { useText } from "./admin-text";

interface FormSaveBarProps {
  id: string;
  isOpen: boolean;
  isBusy: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

export function FormSaveBar({ id, isOpen, isBusy, onSave, onDiscard }: FormSaveBarProps) {
  const { text } = useText();
  return (
    <SaveBar id={id} open={isOpen}>
      {/* App Bridge reads `variant` to tell the main button. */}
      <button {...{ variant: "primary" }} onClick={onSave} disabled={isBusy}>
        {text("save.save")}
      </button>
      <button onClick={onDiscard}>{text("save.discard")}</button>
    </SaveBar>
  );
}
