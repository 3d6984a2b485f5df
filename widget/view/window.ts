/**
 * The panel as a window: on a phone it fills what the keyboard leaves, holds the focus and keeps the page still; on a
 * desktop it is a corner beside a page that stays usable. Escape closes it everywhere. Called by shell.ts.
 */
const PHONE = "(max-width: 560px)";

export interface WindowBehaviour {
  opened(): void;
  closed(): void;
}

/** @param shadow the root that holds the panel, for finding the focused element */
export function windowBehaviour(panel: HTMLElement, shadow: ShadowRoot, close: () => void): WindowBehaviour {
  const phone = matchMedia(PHONE);
  let isOpen = false;
  let pageOverflow: string | null = null;

  const fit = (): void => {
    const viewport = window.visualViewport;
    const isFull = isOpen && phone.matches;
    panel.setAttribute("aria-modal", String(isFull));
    panel.style.height = isFull && viewport ? `${viewport.height}px` : "";
    panel.style.top = isFull && viewport ? `${viewport.offsetTop}px` : "";
    const page = document.documentElement;
    if (isFull && pageOverflow === null) {
      pageOverflow = page.style.overflow;
      page.style.overflow = "hidden";
    } else if (!isFull && pageOverflow !== null) {
      page.style.overflow = pageOverflow;
      pageOverflow = null;
    }
  };
  phone.addEventListener("change", fit);
  window.visualViewport?.addEventListener("resize", fit);
  window.visualViewport?.addEventListener("scroll", fit);

  panel.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab" && phone.matches) keepInside(event);
    // A theme's own shortcuts ("/" for search and the like) must not fire while someone writes here.
    else event.stopPropagation();
  });

  function keepInside(event: KeyboardEvent): void {
    const stops = [...panel.querySelectorAll<HTMLElement>("button,a[href],textarea,select,[tabindex='0']")].filter(
      (node) => node.offsetParent !== null && !(node as HTMLButtonElement).disabled,
    );
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    const other = event.shiftKey ? stops[stops.length - 1] : stops[0];
    if (shadow.activeElement !== edge || !other) return;
    event.preventDefault();
    other.focus();
  }

  return {
    opened() {
      isOpen = true;
      fit();
    },
    closed() {
      isOpen = false;
      fit();
    },
  };
}
