/**
 * The run's selling plans, from one bulk file: groups with their plans and products. Called by advance-run. Groups are
 * few, so each is stored by itself; what the file does not name any more is forgotten when it was read whole.
 */
import { applyPlanGroup, forgetPlanGroupsBefore } from "~/catalog/index.server";
import type { PlanGroupSnapshot } from "~/catalog/types";
import { BULK_PLAN_GROUPS, bulkLines, planGroups } from "~/shopify-admin/index.server";
import { partOf, type Run } from "../run.server";
import { withBulkFile } from "./bulk-operation.server";
import type { PartEnd, RunContext } from "./run-context";
import { storeFile, type FileItem } from "./store-file.server";

const BATCH = 10;

export async function importPlans(context: RunContext, run: Run): Promise<PartEnd> {
  const { shop } = context;
  const request = { part: "plans", query: BULK_PLAN_GROUPS, isGrouped: true } as const;
  return withBulkFile(context, run, request, async (file) => {
    const record = partOf(run, "plans");
    const asOf = new Date(record.startedAtMs ?? run.startedAt.getTime());
    if (file.url !== null) {
      const lines = bulkLines(shop.fetchFile, file.url, file.objectCount);
      const end = await storeFile(context, run, {
        part: "plans",
        items: groupsOf(lines, record.line),
        total: file.rootObjectCount,
        batchSize: BATCH,
        store: async (batch) => {
          for (const group of batch) await applyPlanGroup(shop.db, group, { now: asOf });
        },
      });
      if (end === "waiting") return "waiting";
    }
    await forgetPlanGroupsBefore(shop.db, asOf);
    return "done";
  });
}

async function* groupsOf(
  lines: AsyncIterable<Record<string, unknown>>,
  afterLine: number,
): AsyncGenerator<FileItem<PlanGroupSnapshot>> {
  for await (const { snapshot, lastLine } of planGroups(lines)) {
    const item = { gid: snapshot.gid, lastLine };
    if (lastLine <= afterLine) yield { ...item, kind: "stored" };
    else yield { ...item, kind: "readable", snapshot };
  }
}
