/** A shopper's message, from the storefront straight to the app: stored, then answered as an event stream. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { askerOf, chatDoor, humanStream, onlyMethod, receiveMessage, turnStream } from "~/chat/index.server";
import { leaveSignal } from "~/platform/http.server";

const answer = chatDoor("chat-messages", async ({ request, context }: ActionFunctionArgs | LoaderFunctionArgs) => {
  onlyMethod(request, "POST");
  const { asker, db } = await askerOf(request);
  const started = await receiveMessage({ request, context }, db, asker);
  if (started.kind === "human-has-it") return humanStream(started);
  return turnStream(db, started.turnId, 0, leaveSignal(context));
});

export const action = answer;
export const loader = answer;
