/**
 * Opens a visit, through the shop's own domain: Shopify signs shop and customer, we answer with a short token. POST only;
 * the body may hold the browser's key of an earlier visit and the page's locale.
 */
import type { ActionFunctionArgs } from "@remix-run/node";
import { jsonReply, openSession, proxyShopper } from "~/chat/index.server";
import { sessionRequestSchema } from "~/chat/protocol";
import { door, errorResponse, readJson } from "~/platform/http.server";
import { AppError } from "~/platform/errors";
import { authenticate } from "~/shopify.server";

export const action = door("proxy-session", async ({ request }: ActionFunctionArgs) => {
  await authenticate.public.appProxy(request);
  const { visitorKey = null, locale = null } = await readJson(request, sessionRequestSchema);
  return jsonReply(await openSession({ ...proxyShopper(request), visitorKey, locale }));
});

export function loader() {
  return errorResponse(new AppError("not-found", "GET is not answered here"));
}
