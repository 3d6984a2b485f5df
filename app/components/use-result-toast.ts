/**
 * One toast for each result of a form or switch, whatever else renders meanwhile. Used by the settings' switches; forms
 * with a save bar have it in use-json-form.ts.
 */
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";

/** @param message of this result; null shows none */
export function useResultToast(result: object | undefined, message: string | null): void {
  const shopify = useAppBridge();
  const shown = useRef<object>();
  useEffect(() => {
    if (!result || shown.current === result || message === null) return;
    shown.current = result;
    shopify.toast.show(message);
  }, [result, message, shopify]);
}
