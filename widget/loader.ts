/**
 * The only script a page loads before the shopper shows interest (≤ 2 KB gzip, no request to the app). Hover or focus
 * fetches the panel's code, a click opens it; a chat that was open on the last page opens again by itself.
 */
import { SAVED_KEY } from "./saved-key";
import type { AisleApi, Embed } from "./types";
import { languageOf, type Words } from "./words";

type PanelModule = { start(embed: Embed, words: Words): AisleApi };
type WordsModule = { words: Words };

const root = document.getElementById("aisle-chat");
const button = root?.querySelector("button");
if (root && button && !window.aisle) boot(root, button);

function boot(root: HTMLElement, button: HTMLButtonElement): void {
  const data = root.dataset;
  const note = root.querySelector("[role=status]");
  const embed: Embed = {
    root,
    button,
    side: data.side === "left" ? "left" : "right",
    proxyPath: data.proxy || "/apps/aisle",
    locale: knownLocale(data.locale || document.documentElement.lang),
    customer: data.customer ?? "",
    panelUrl: data.panel ?? "",
    stylesUrl: data.styles ?? "",
    wordsUrl: { en: data.wordsEn ?? "", zh: data.wordsZh ?? "" },
  };
  const language = languageOf(embed.locale);
  let code: Promise<[PanelModule, WordsModule]> | null = null;
  let panel: AisleApi | null = null;

  const fetchCode = (): Promise<[PanelModule, WordsModule]> => {
    code ??= Promise.all([
      import(embed.panelUrl) as Promise<PanelModule>,
      import(embed.wordsUrl[language]) as Promise<WordsModule>,
    ]).catch((error: unknown) => {
      // A failed module import is remembered by its address, so a second try needs another one.
      const again = (url: string): string => `${url}${url.includes("?") ? "&" : "?"}retry`;
      code = null;
      embed.panelUrl = again(embed.panelUrl);
      embed.wordsUrl[language] = again(embed.wordsUrl[language]);
      throw error;
    });
    return code;
  };
  const withPanel = (use: (panel: AisleApi) => void): void => {
    button.setAttribute("aria-busy", "true");
    fetchCode()
      .then(([module, { words }]) => {
        panel ??= module.start(embed, words);
        if (note) note.textContent = "";
        use(panel);
      })
      .catch(() => {
        if (note) note.textContent = data.failed ?? "";
      })
      .finally(() => button.removeAttribute("aria-busy"));
  };
  const prefetch = (): void => void fetchCode().catch(() => undefined);

  window.aisle = {
    open: () => withPanel((p) => p.open()),
    close: () => panel?.close(),
    send: (text) => withPanel((p) => p.send(text)),
    prefill: (text) => withPanel((p) => p.prefill(text)),
  };
  button.addEventListener("pointerenter", prefetch, { once: true });
  button.addEventListener("focus", prefetch, { once: true });
  button.addEventListener("click", window.aisle.open);
  colourIcon(root);

  const kept = keptState(embed.customer);
  if (kept) withPanel((p) => p.open());
}

/** True when the chat was open on the page before; forgets what another customer of this browser left behind. */
function keptState(customer: string): boolean {
  try {
    const saved = JSON.parse(sessionStorage.getItem(SAVED_KEY) ?? "null") as {
      customer: string;
      isOpen: boolean;
    } | null;
    if (!saved) return false;
    // From guest to signed in is the same person; any other change may not be.
    if (saved.customer && saved.customer !== customer) sessionStorage.removeItem(SAVED_KEY);
    else return saved.isOpen;
  } catch {
    // Storage is blocked or broken: start afresh.
  }
  return false;
}

/** The locale as Intl takes it; English when it is not one. */
function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** White or near-black on the merchant's accent, whichever reads better (WCAG 2.2 relative luminance). */
function colourIcon(root: HTMLElement): void {
  const probe = root.querySelector("button");
  const rgb = probe && getComputedStyle(probe).backgroundColor.match(/[\d.]+/g);
  if (!rgb) return;
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const c = Number(part) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  root.style.setProperty("--aisle-on", luminance > 0.2 ? "#111" : "#fff");
  // Accent as a text colour on white needs 4.5:1, else the ink is used.
  root.style.setProperty("--aisle-link", luminance <= 0.183 ? "var(--aisle-accent)" : "#1b1b1a");
}
