/**
 * Chat's background work. registerJobs() is called by the worker's start: a sweep a minute from the queue, as the net
 * under startSweeping, which runs every two seconds in each process that serves.
 */
import { z } from "zod";
import { defineJob, handleJob, scheduleJob } from "~/platform/jobs.server";
import { sweepExpiredTurns } from "./turn-rescue.server";
import { turnOptions } from "./turn-runner.server";

const sweepJob = defineJob("chat.sweep", z.object({}), { retryLimit: 0, expireInSeconds: 60, isSingleton: true });

/** Names the handlers of chat's jobs and their times. */
export function registerJobs(): void {
  handleJob(sweepJob, async () => void (await sweepExpiredTurns(turnOptions())));
  scheduleJob(sweepJob, "* * * * *", {});
}
