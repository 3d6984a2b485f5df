/** A turn's stream again, after navigation or a lost line: what came after `after`, then live. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { askerOf, chatDoor, checkTurnOwner, onlyMethod, turnStream } from "~/chat/index.server";
import { AppError } from "~/platform/errors";
import { leaveSignal } from "~/platform/http.server";

const afterSchema = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const answer = chatDoor(
  "chat-turn-events",
  async ({ request, params, context }: ActionFunctionArgs | LoaderFunctionArgs) => {
    onlyMethod(request, "GET");
    const { asker, db } = await askerOf(request);
    const turnId = params["id"] ?? "";
    await checkTurnOwner(db, asker, turnId);
    const given = new URL(request.url).searchParams.get("after") ?? request.headers.get("Last-Event-ID") ?? "0";
    const after = afterSchema.safeParse(given);
    if (!after.success) throw new AppError("bad-request", "after is not a sequence number");
    return turnStream(db, turnId, after.data, leaveSignal(context));
  },
);

export const loader = answer;
export const action = answer;
