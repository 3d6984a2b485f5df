/**
 * How the shop's sync stands, as JSON, and the request to compare everything with Shopify now. For the admin home's
 * button and for `npm run sync`.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { merchantOf } from "~/merchant.server";
import { requestReconcile, syncStatus } from "~/sync/index.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = await merchantOf(request);
  return Response.json(await syncStatus(db), { headers: { "Cache-Control": "no-store" } });
}

export async function action({ request }: ActionFunctionArgs) {
  const { db } = await merchantOf(request);
  await requestReconcile(db);
  return Response.json({ kind: "checking" });
}
