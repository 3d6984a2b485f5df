/**
 * The face of knowledge: documents in, passages with their source out; and the reading of text that the catalogue
 * shares (words, lexemes, HTML). Nothing outside this folder imports another of its files.
 */
export { applyDocument, documentCounts, documentKeys, knownDocuments, removeDocument } from "./documents.server";
export { documentDetail, knowledgeOverview } from "./overview.server";
export { searchPassages } from "./search.server";
export { shippingDocument } from "./shipping";
export { cleanLine, cleanText } from "./text/clean";
export { readGlossary } from "./text/glossary";
export { plainTextOf } from "./text/html";
export { lexemesOf } from "./text/lexemes";
export { anyOf, readQuery } from "./text/query";
export type { QueryTerm } from "./text/query";
export { STOP_WORDS, WEAK_WORDS } from "./text/stop-words";
export { foldText, stemOf } from "./text/tokens";
