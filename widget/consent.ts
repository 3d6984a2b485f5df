/**
 * May this browser keep something beyond the tab? Only when Shopify's Customer Privacy API says that preferences may be
 * processed; a missing API means no. Asked by store.ts and again whenever the shopper changes the choice.
 */

/** What the API says; undefined while it has not loaded, or where a theme has none: then nothing new is kept. */
export function mayKeepPreferences(): boolean | undefined {
  return window.Shopify?.customerPrivacy?.preferencesProcessingAllowed?.();
}

/** Calls `changed` once the API is there and after every new choice. */
export function onConsent(changed: () => void): void {
  document.addEventListener("visitorConsentCollected", changed);
  if (!window.Shopify?.customerPrivacy) {
    window.Shopify?.loadFeatures?.([{ name: "consent-tracking-api", version: "0.1" }], changed);
  }
}
