/** The face of the agent: answering, the preview, and the persona's versions. Chat and the admin come in here. */
export { answer, type AnswerEvent, type AnswerInput, type AnswerResult, type RecordedToolCall } from "./answer.server";
export {
  draftPersona,
  personaInputSchema,
  personaVersions,
  publishDraft,
  publishedPersona,
  saveDraft,
  type PersonaInput,
  type PersonaView,
} from "./persona.server";
export { modelOfEnv, preview, type PreviewOptions, type PreviewRequest } from "./preview.server";
export type { PastMessage } from "./prompt.server";
export type { Asker } from "./tools/tool";
