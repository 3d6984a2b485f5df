/** Which one product a message speaks of: by its place in the list, its name, the page, or as the last one shown. */
import type { Slots } from "../understand";
import { stemsOf } from "../understand/text";
import type { Dialogue } from "./dialogue";

/** @returns a handle, or null when the message speaks of a product that has to be searched, or of none */
export function focusOf(slots: Slots, dialogue: Dialogue): string | null {
  const { references } = slots;
  const { shown } = dialogue;
  const page = dialogue.context.page.kind === "product" ? dialogue.context.page.handle : null;
  if (references.ordinal !== null) {
    const { ordinal } = references;
    // "The second one" after a look at the first still means the list: the latest one long enough.
    const list = dialogue.lists.findLast((handles) => handles.length > (ordinal === 0 ? 0 : Math.max(1, ordinal)));
    return (list ?? shown).at(ordinal) ?? null;
  }
  const named = namedHandle(slots, page === null ? dialogue.everShown : [page, ...dialogue.everShown]);
  if (named !== null) return named;
  if (page !== null && (references.pointsAtPage || !dialogue.isListFresh)) {
    return speaksOfAnother(slots) && !references.pointsAtPage ? null : page;
  }
  if (
    shown.length > 0 &&
    (references.pointsAtOne || references.pointsAtPage || references.isElliptic || !speaksOfAnother(slots))
  ) {
    return shown[0] ?? null;
  }
  return null;
}

/** The product whose handle shares most words with the message ("the ridge shell" → ridge-shell-jacket). */
function namedHandle(slots: Slots, handles: string[]): string | null {
  const wanted = new Set(stemsOf(slots.query));
  if (wanted.size === 0) return null;
  const scored = handles
    .map((handle) => ({
      handle,
      shared: stemsOf(handle.replaceAll("-", " ")).filter((stem) => wanted.has(stem)).length,
    }))
    .sort((a, b) => b.shared - a.shared);
  const [best, second] = scored;
  if (!best || best.shared === 0) return null;
  // "the jacket" fits every jacket of the list: then place and page decide.
  return best.shared >= 2 || best.shared > (second?.shared ?? 0) ? best.handle : null;
}

/** A thing of its own is named, with more than "it" or "this". */
function speaksOfAnother(slots: Slots): boolean {
  return slots.thing !== null && !slots.references.pointsAtOne && !slots.references.pointsAtPage;
}
