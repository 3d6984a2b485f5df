/**
 * The life of an admin form with a save bar: the values on screen, whether they differ from what is saved, sending them
 * as JSON with an intent, and a toast when it worked. Used by the tone and settings pages.
 */
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { useText } from "./admin-text";

/** What a form's action replies: a done word, or problems as field → catalogue key. */
export type FormResult = { kind: string; problems?: Record<string, string> };

/**
 * @param toasts catalogue key of the toast for each kind of good result
 * @param tidy what is sent in place of the values on screen
 */
export function useJsonForm<Values>(
  saved: Values,
  toasts: Record<string, string>,
  tidy: (values: Values) => Values = (values) => values,
) {
  const fetcher = useFetcher<FormResult>();
  const shopify = useAppBridge();
  const { text } = useText();
  const savedJson = JSON.stringify(saved);
  const [state, setState] = useState({ values: saved, savedJson });
  // A new saved state (after a save, or another tab's) replaces what is on screen.
  if (state.savedJson !== savedJson) setState({ values: saved, savedJson });

  const result = fetcher.state === "idle" ? fetcher.data : undefined;
  const toastKey = result ? toasts[result.kind] : undefined;
  useEffect(() => {
    if (result && toastKey) shopify.toast.show(text(toastKey));
    // One toast for each result, whatever else renders meanwhile.
  }, [result]);

  return {
    values: state.values,
    setValues: (values: Values) => setState({ values, savedJson }),
    discard: () => setState({ values: saved, savedJson }),
    isDirty: JSON.stringify(state.values) !== savedJson,
    isBusy: fetcher.state !== "idle",
    problems: fetcher.data?.problems ?? {},
    submit: (intent: string) => {
      const body = JSON.stringify({ intent, values: tidy(state.values) });
      void fetcher.submit(body, { method: "post", encType: "application/json" });
    },
  };
}
