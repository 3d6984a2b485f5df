/** Where Shopify's library answers its own sign-in steps: the session-token bounce page and the way out of the frame. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticate } from "~/shopify.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  return null;
}
