/** The shopper's own conversation as it is now: after a reconnect, and while a person has it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { askerOf, chatDoor, conversationOf, jsonReply, onlyMethod } from "~/chat/index.server";

const answer = chatDoor("chat-conversation", async ({ request }: ActionFunctionArgs | LoaderFunctionArgs) => {
  onlyMethod(request, "GET");
  const { asker, db, shop } = await askerOf(request);
  return jsonReply(await conversationOf(db, shop, asker));
});

export const loader = answer;
export const action = answer;
