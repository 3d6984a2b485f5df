/** The shopper's stop button. Harmless on a turn that has ended. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { askerOf, chatDoor, jsonReply, onlyMethod, stopTurn } from "~/chat/index.server";

const answer = chatDoor("chat-turn-stop", async ({ request, params }: ActionFunctionArgs | LoaderFunctionArgs) => {
  onlyMethod(request, "POST");
  const { asker, db } = await askerOf(request);
  await stopTurn(db, asker, params["id"] ?? "");
  return jsonReply({ kind: "stopping" });
});

export const action = answer;
export const loader = answer;
