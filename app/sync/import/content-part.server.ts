/** The run's policies, pages, articles and shipping rates: read directly, as no bulk file holds policies. Called by advance-run. */
import { syncContent } from "../content.server";
import { partOf, type Run } from "../run.server";
import type { PartEnd, RunContext } from "./run-context";

export async function importContent({ shop, clock }: RunContext, run: Run): Promise<PartEnd> {
  const { documents } = await syncContent(shop, new Date(clock.nowMs()));
  Object.assign(partOf(run, "content"), { done: documents, total: documents });
  return "done";
}
