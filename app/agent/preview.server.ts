/**
 * The admin's live preview: the real agent on an unsaved persona. Called by the tone page; it stores no conversation and
 * its tools change nothing.
 */
import { z } from "zod";
import type { ShopDb } from "~/db.server";
import { chooseModel } from "~/models/index.server";
import { detectLanguage } from "~/models/language";
import type { LanguageModel } from "~/models/language-model";
import { systemClock } from "~/platform/clock";
import { env } from "~/platform/env.server";
import { AppError } from "~/platform/errors";
import { languageOf } from "~/platform/i18n";
import { newId } from "~/platform/ids";
import { moodOf } from "~/sentiment/index.server";
import { shopById } from "~/shops.server";
import { answer } from "./answer.server";
import type { AnswerEvent, AnswerResult } from "./answer.server";
import { personaInputSchema } from "./persona.server";

const requestSchema = z.object({
  persona: personaInputSchema,
  text: z.string().trim().min(1).max(2000),
  history: z
    .array(z.object({ role: z.enum(["shopper", "assistant"]), text: z.string() }))
    .max(20)
    .default([]),
});

export interface PreviewRequest {
  /** The unsaved form; the limits of saveDraft hold. */
  persona: unknown;
  text: string;
  history?: { role: "shopper" | "assistant"; text: string }[];
}

export interface PreviewOptions {
  /** Takes the events as they come; without it the whole answer is awaited. */
  emit?: (event: AnswerEvent) => void;
  signal?: AbortSignal;
  model?: LanguageModel;
}

/** @throws AppError bad-request when the form or the question breaks a limit */
export async function preview(
  db: ShopDb,
  request: PreviewRequest,
  options: PreviewOptions = {},
): Promise<AnswerResult> {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) throw new AppError("bad-request", z.prettifyError(parsed.error));
  const shop = await shopById(db.shopId);
  if (shop === null) throw new AppError("shop-not-installed", "the shop has no row");
  const { persona, text, history } = parsed.data;
  const language = detectLanguage(text, languageOf(shop.primaryLocale));
  return answer({
    db,
    shop,
    persona,
    asker: { conversationId: newId(), visitorId: "preview", customerGid: null },
    shopper: { isSignedIn: false, firstName: null },
    history,
    text,
    page: { kind: "other", handle: null },
    language,
    mood: moodOf(text, language).mood,
    model: options.model ?? modelOfEnv(),
    clock: systemClock,
    signal: options.signal ?? new AbortController().signal,
    emit: options.emit ?? (() => undefined),
    recordToolCall: () => undefined,
    isPreview: true,
  });
}

/** The model that the environment names, with the built-in one behind it. */
export function modelOfEnv(): LanguageModel {
  const { openaiApiKey, openaiBaseUrl, openaiModel } = env();
  return chooseModel({ OPENAI_API_KEY: openaiApiKey, OPENAI_BASE_URL: openaiBaseUrl, OPENAI_MODEL: openaiModel });
}
