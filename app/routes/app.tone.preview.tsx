/** Answers one question of the tone preview with the real agent and the unsaved form. Stores nothing. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { personaInputSchema, preview } from "~/agent/index.server";
import type { PreviewReply } from "~/components/tone-preview";
import { merchantOf } from "~/merchant.server";
import { readJson } from "~/platform/http.server";
import { logError } from "~/platform/log.server";

const MAX_BODY_BYTES = 64 * 1024;
const requestSchema = z.object({
  persona: personaInputSchema,
  text: z.string().trim().min(1).max(2000),
  history: z.array(z.object({ role: z.enum(["shopper", "assistant"]), text: z.string().max(8000) })).max(8),
});

export async function action({ request }: ActionFunctionArgs): Promise<PreviewReply> {
  const { db } = await merchantOf(request);
  const asked = await readJson(request, requestSchema, MAX_BODY_BYTES).catch(() => null);
  if (!asked) return failed("preview.errors.form");
  try {
    const { text, cards, sources, modelId } = await preview(db, asked);
    return { text, cards, sources, model: modelId, error: null };
  } catch (error) {
    logError(error, { event: "preview-failed" });
    return failed("preview.errors.answer");
  }
}

function failed(error: string): PreviewReply {
  return { text: "", cards: [], sources: [], model: "", error };
}
