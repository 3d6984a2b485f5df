/**
 * The tool hand_off: promises a person, with an honest time from the merchant's settings. It changes nothing by itself:
 * the turn's commit opens the handoff, so that the answer and the handoff happen together or not at all.
 */
import type { z } from "zod";
import type { ShopDb } from "~/db.server";
import { toolContracts } from "~/models/tool-contracts";
import type { Clock } from "~/platform/clock";
import { settingsOf } from "~/shops.server";
import type { Tool, ToolOutcome } from "./tool";

type Args = z.infer<typeof toolContracts.hand_off.args>;
type Result = z.infer<typeof toolContracts.hand_off.result>;

export const handOff: Tool<Args, Result> = {
  name: "hand_off",
  progress: "handing-off",
  args: toolContracts.hand_off.args,
  result: toolContracts.hand_off.result,
  async run({ reason }, context): Promise<ToolOutcome<Result> & { reason: string }> {
    const { dueAt, dueMinutes } = await promisedHandoff(context, reason);
    return {
      result: { status: "open", due_at: dueAt, due_minutes: dueMinutes },
      events: context.isPreview ? [] : [{ type: "handoff", handoff: { status: "open", dueAt } }],
      sources: [],
      reason,
    };
  },
};

/** When a person of the shop will have answered: the merchant's own promise, counted from now. */
export async function promisedHandoff(
  { db, clock }: { db: ShopDb; clock: Clock },
  reason: string,
): Promise<{ reason: string; dueAt: string; dueMinutes: number }> {
  const { handoffReplyMinutes } = await settingsOf(db);
  const dueAt = new Date(clock.nowMs() + handoffReplyMinutes * 60_000).toISOString();
  return { reason, dueAt, dueMinutes: handoffReplyMinutes };
}
