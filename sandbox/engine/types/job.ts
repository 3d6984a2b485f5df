/**
 * Job and OrderCancelJobResult: work that goes on after a mutation has answered. Asking for a job by id is what moves
 * it (domain/jobs.ts). Registered in registry.ts.
 */
import type { Job } from "../../domain/commerce-types";
import { gid, parseGid } from "../../domain/gid";
import { pollJob } from "../../domain/jobs";
import { fields, type Ctx } from "../context";
import { orderOf } from "../sources";

export function jobOf(job: Job): object {
  return { __typename: "Job", id: gid("Job", job.id), done: job.state !== "running", query: {} };
}

export function cancelJobResult(job: Job, ctx: Ctx): object {
  const order = job.work.kind === "cancel-order" ? ctx.shop.orders.get(job.work.orderId) : undefined;
  return {
    __typename: "OrderCancelJobResult",
    id: gid("OrderCancelJobResult", job.id),
    done: job.state !== "running",
    status: { running: "STARTED", done: "SUCCEEDED", failed: "FAILED" }[job.state],
    errors: job.message ? [{ code: "INVALID", field: null, message: job.message }] : [],
    order: order ? orderOf(order) : null,
  };
}

export const jobTypes = {
  QueryRoot: fields<unknown>({
    job: (_s, args, ctx) => {
      const job = pollJob(ctx.world, ctx.shop, parseGid(args["id"])?.id ?? -1);
      return job && jobOf(job);
    },
  }),
};
