/** The face of models: which model answers, and the one that always can. Types and tool contracts stand beside it. */
export { chooseModel, createBuiltinModel, withFallback } from "./routing.server";
