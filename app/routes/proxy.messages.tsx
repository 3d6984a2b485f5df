/**
 * A message through the shop's own domain, for browsers that cannot reach the app directly: the same turn, answered whole
 * instead of streamed, since nobody promises that Shopify's proxy passes streams.
 */
import { env } from "~/platform/env.server";
import type { ActionFunctionArgs } from "@remix-run/node";
import { followTurn, humanEvents, jsonReply, proxyAskerOf, receiveMessage } from "~/chat/index.server";
import type { SequencedEvent } from "~/chat/protocol";
import { AppError } from "~/platform/errors";
import { door, errorResponse, leaveSignal } from "~/platform/http.server";
import { authenticate } from "~/shopify.server";

export const action = door("proxy-messages", async ({ request, context }: ActionFunctionArgs) => {
  await authenticate.public.appProxy(request);
  const { asker, db } = await proxyAskerOf(request);
  const started = await receiveMessage({ request, context }, db, asker);
  if (started.kind === "human-has-it") return jsonReply({ kind: "events", events: humanEvents(started) });
  const events: SequencedEvent[] = [];
  const areDetailsShown = env().areAnswerDetailsShown;
  const options = { after: 0, signal: leaveSignal(context), areDetailsShown };
  for await (const entry of followTurn(db, started.turnId, options)) events.push(entry);
  return jsonReply({ kind: "events", events });
});

export function loader() {
  return errorResponse(new AppError("not-found", "GET is not answered here"));
}
