/** The one name under which a tab's chat is kept; apart from store.ts so that the loader stays small. */
export const SAVED_KEY = "aisle";
