/** The shopper's wish for a person, by the button: the handoff with its honest time. Repeating it changes nothing. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { addressOf, askerOf, chatDoor, jsonReply, onlyMethod, requestHandoff, takeMessage } from "~/chat/index.server";
import { systemClock } from "~/platform/clock";

const answer = chatDoor("chat-handoff", async ({ request, context }: ActionFunctionArgs | LoaderFunctionArgs) => {
  onlyMethod(request, "POST");
  const { asker, db } = await askerOf(request);
  takeMessage({ visitorId: asker.visitorId, address: addressOf(request, context), shopId: db.shopId });
  return jsonReply({ kind: "handoff", handoff: await requestHandoff(db, asker, systemClock) });
});

export const action = answer;
export const loader = answer;
