/**
 * Background work, kept in the app's own database (pg-boss), so that a job put in a transaction exists exactly when that
 * transaction commits and survives kill -9. Domains define jobs at module level and name their handlers in registerJobs();
 * server/ opens the queue and starts the worker. A job runs at least once: handlers must bear a second run.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { PgBoss } from "pg-boss";
import type { z } from "zod";
import type { Database, ShopDb } from "../db.server";
import { database } from "../db.server";
import { AppError } from "./errors";
import { log, logError } from "./log.server";
import { counter, histogram } from "./metrics.server";
import { processState } from "./process-state.server";
import { inSpan } from "./trace.server";

export interface JobOptions {
  /** Runs after the first that failed; default 5. */
  retryLimit?: number;
  /** Seconds before the first retry, doubled each time up to 10 minutes; default 5. */
  retryDelaySeconds?: number;
  /** A run that takes longer counts as failed and its signal aborts; default 15 minutes. */
  expireInSeconds?: number;
  /**
   * At most one waiting job per singletonKey (per job when no key is given), and at most one running in a process: a
   * second one taken meanwhile makes the first run once more when it ends. Another process may run one at the same time.
   */
  isSingleton?: boolean;
}

export interface Job<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly options: JobOptions;
}

export type JobHandler<T> = (payload: T, context: { jobId: string; signal: AbortSignal }) => Promise<void>;

interface Registration {
  job: Job<unknown>;
  run: JobHandler<unknown>;
  concurrency: number;
}

type Connection = Pick<ShopDb, "$queryRawUnsafe">;

/**
 * Where pg-boss's statements go while enqueue() runs: all of them, its look at the queue's settings too, or a caller's
 * transaction on the one embedded connection would wait for itself.
 */
const callersConnection = new AsyncLocalStorage<Connection>();

const RETRY_DELAY_MAX_SECONDS = 600;
const POLL_SECONDS = 1;
/**
 * A running job says every HEARTBEAT/2 seconds that its worker lives; one that does not is found by the monitor and run
 * again elsewhere. Together below the minute within which work of a killed worker must go on.
 */
const HEARTBEAT_SECONDS = 20;
const MONITOR_SECONDS = 10;
const STOP_WITHIN_MS = 30_000;

const state = processState("jobs", () => ({
  jobs: new Map<string, Job<unknown>>(),
  registrations: new Map<string, Registration>(),
  schedules: new Map<string, { job: Job<unknown>; cron: string; payload: unknown }>(),
  boss: null as PgBoss | null,
  /** Singleton jobs that run now, by name and key. */
  running: new Map<string, { isWantedAgain: boolean }>(),
}));
const { jobs, registrations, schedules } = state;

interface Data {
  payload: unknown;
  /** The singleton key, which a worker is not told otherwise. */
  key?: string;
}

/** Declares a job; at module level, so that openQueue() knows it. Names are unique and written "domain.verb". */
export function defineJob<T>(name: string, schema: z.ZodType<T>, options: JobOptions = {}): Job<T> {
  const job = { name, schema, options };
  jobs.set(name, job);
  return job;
}

/**
 * Puts a job in the queue: in the caller's transaction when `db` is one, so that it exists only if that commits.
 * @returns the job's id, or null when a singleton job of that key is waiting already
 */
export async function enqueue<T>(
  db: Connection,
  job: Job<T>,
  payload: T,
  options: { startAfterSeconds?: number; singletonKey?: string } = {},
): Promise<string | null> {
  const { startAfterSeconds, singletonKey } = options;
  const data: Data = {
    payload: job.schema.parse(payload),
    ...(singletonKey === undefined ? {} : { key: singletonKey }),
  };
  const sendOptions = {
    ...(startAfterSeconds === undefined ? {} : { startAfter: startAfterSeconds }),
    ...(singletonKey === undefined ? {} : { singletonKey }),
  };
  return callersConnection.run(db, () => openBoss().send(job.name, data, sendOptions));
}

/** Names the handler of a job; in a domain's registerJobs(). A second call replaces the first. */
export function handleJob<T>(job: Job<T>, handler: JobHandler<T>, options: { concurrency?: number } = {}): void {
  const run: JobHandler<unknown> = (payload, context) => handler(job.schema.parse(payload), context);
  registrations.set(job.name, { job, run, concurrency: options.concurrency ?? 1 });
}

/** Runs a job by the clock (cron, UTC); in a domain's registerJobs(). */
export function scheduleJob<T>(job: Job<T>, cron: string, payload: T): void {
  schedules.set(job.name, { job, cron, payload });
}

/** Makes the queue's tables and queues where missing. Before the first enqueue, after all domains are imported. */
export async function openQueue(): Promise<void> {
  if (state.boss !== null) return;
  const opening = new PgBoss({
    db: queueConnection(database()),
    backend: database().kind === "embedded" ? "pglite" : "postgres",
    schedule: registrations.size > 0,
    supervise: registrations.size > 0,
    useListenNotify: registrations.size > 0,
    monitorIntervalSeconds: MONITOR_SECONDS,
    superviseIntervalSeconds: MONITOR_SECONDS,
  });
  opening.on("error", (error) =>
    logError(new AppError("database-unavailable", "queue: " + error.message, { cause: error })),
  );
  opening.on("warning", (warning) => log.warn({ event: "queue-warning", warning: warning.message }, "queue warning"));
  await opening.start();
  const known = new Map((await opening.getQueues()).map((queue) => [queue.name, queue]));
  for (const { name, options } of jobs.values()) {
    const wanted = queueOptions(options);
    const queue = known.get(name);
    if (queue && queue.policy !== wanted.policy) await opening.deleteQueue(name);
    if (queue?.policy !== wanted.policy) await opening.createQueue(name, wanted);
    else if (isOutdated(queue, wanted)) await opening.updateQueue(name, withoutPolicy(wanted));
  }
  state.boss = opening;
}

/** Starts running the registered jobs in this process. Opens the queue when that is not done. */
export async function startWorker(): Promise<void> {
  await openQueue();
  for (const registration of registrations.values()) {
    const options = {
      pollingIntervalSeconds: POLL_SECONDS,
      // A notification comes when a job is put in, not when a job of `startAfterSeconds` falls due: the default of 30 s
      // between looks would keep those waiting.
      notifyPollingIntervalSeconds: POLL_SECONDS,
      localConcurrency: registration.concurrency,
    };
    await openBoss().work<Data>(registration.job.name, options, async ([taken]) => {
      if (taken) await runOne(registration, taken.id, taken.data, taken.signal);
    });
  }
  for (const { job, cron, payload } of schedules.values()) {
    await openBoss().schedule(job.name, cron, { payload: job.schema.parse(payload) }, { tz: "UTC" });
  }
}

/** Lets running jobs finish (30 s), then stops; what did not finish is run again by the next worker. */
export async function stopQueue(): Promise<void> {
  const stopping = state.boss;
  state.boss = null;
  await stopping?.stop({ graceful: true, timeout: STOP_WITHIN_MS, close: false });
}

/** When a job of this name last ended well, in epoch ms; null when the queue remembers none (it keeps a week). */
export async function lastDoneMs<T>(job: Job<T>): Promise<number | null> {
  const { rows } = await database().executeSql(
    "SELECT max(extract(epoch FROM completed_on) * 1000)::float8 AS ms FROM pgboss.job WHERE name = $1 AND state = 'completed'",
    [job.name],
  );
  return (rows as { ms: number | null }[])[0]?.ms ?? null;
}

/** For tests: runs every job that is due, one after another, until none is left. @returns how many ran */
export async function drainJobs(): Promise<number> {
  let ran = 0;
  for (let isIdle = false; !isIdle;) {
    isIdle = true;
    for (const registration of registrations.values()) {
      const [taken] = await openBoss().fetch<Data>(registration.job.name);
      if (!taken) continue;
      isIdle = false;
      ran += 1;
      try {
        await runOne(registration, taken.id, taken.data, new AbortController().signal);
        await openBoss().complete(registration.job.name, taken.id);
      } catch (error) {
        await openBoss().fail(registration.job.name, taken.id, { message: String(error) });
        throw error;
      }
    }
  }
  return ran;
}

async function runOne(registration: Registration, jobId: string, data: Data, signal: AbortSignal): Promise<void> {
  const { job } = registration;
  if (!job.options.isSingleton) return runOnce(registration, jobId, data.payload, signal);
  const slot = `${job.name} ${data.key ?? ""}`;
  const earlier = state.running.get(slot);
  if (earlier) {
    earlier.isWantedAgain = true;
    return;
  }
  const mine = { isWantedAgain: false };
  state.running.set(slot, mine);
  try {
    do {
      mine.isWantedAgain = false;
      await runOnce(registration, jobId, data.payload, signal);
    } while (mine.isWantedAgain && !signal.aborted);
  } finally {
    state.running.delete(slot);
  }
}

async function runOnce(
  { job, run }: Registration,
  jobId: string,
  payload: unknown,
  signal: AbortSignal,
): Promise<void> {
  const startedMs = performance.now();
  const ended = (outcome: "done" | "failed") => {
    const durationMs = Math.round(performance.now() - startedMs);
    counter("jobs_total", "Jobs run, by outcome", ["job", "outcome"]).inc({ job: job.name, outcome });
    histogram("job_duration_ms", "Time of one run of a job", ["job"]).observe({ job: job.name }, durationMs);
    log.debug({ event: "job-ended", job: job.name, jobId, outcome, durationMs }, `${job.name} ${outcome}`);
  };
  try {
    await inSpan(`job ${job.name}`, { jobId }, () => run(payload, { jobId, signal }));
    ended("done");
  } catch (error) {
    ended("failed");
    logError(error, { event: "job-failed", job: job.name, jobId });
    throw error;
  }
}

function openBoss(): PgBoss {
  if (state.boss === null) throw new AppError("database-unavailable", "The queue is not open: call openQueue() first.");
  return state.boss;
}

/** pg-boss sends several statements as one text, which come back as one result each. */
function queueConnection({ pool, listen }: Database) {
  return {
    executeSql: async (text: string, values?: unknown[]) => {
      const callers = callersConnection.getStore();
      if (callers) return { rows: await callers.$queryRawUnsafe<unknown[]>(text, ...(values ?? [])) };
      const result: { rows: unknown[] } | { rows: unknown[] }[] = await pool.query(text, values);
      return Array.isArray(result) ? { rows: result.flatMap(({ rows }) => rows) } : result;
    },
    listen: async (channel: string, fn: (payload: string) => void, onReconnect: () => void) => {
      const unlisten = await listen(channel, fn);
      onReconnect();
      return { close: unlisten };
    },
  };
}

function queueOptions({ retryLimit, retryDelaySeconds, expireInSeconds, isSingleton }: JobOptions) {
  return {
    // Not "stately": its fetch comes back empty while the oldest waiting job's key has one running, and so one busy
    // shop's next job would hold up the jobs of all others.
    policy: isSingleton ? ("short" as const) : ("standard" as const),
    retryLimit: retryLimit ?? 5,
    retryDelay: retryDelaySeconds ?? 5,
    retryBackoff: true,
    retryDelayMax: RETRY_DELAY_MAX_SECONDS,
    expireInSeconds: expireInSeconds ?? 900,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    notify: true,
  };
}

type QueueOptions = ReturnType<typeof queueOptions>;

/**
 * A queue that an earlier release made gets the settings of this one. Its policy alone can never change: such a queue is
 * made anew, without its waiting jobs, which for singletons the sweeps put back.
 */
function isOutdated(queue: Partial<Omit<QueueOptions, "policy">>, wanted: QueueOptions): boolean {
  return (
    queue.retryLimit !== wanted.retryLimit ||
    queue.retryDelay !== wanted.retryDelay ||
    queue.expireInSeconds !== wanted.expireInSeconds ||
    queue.heartbeatSeconds !== wanted.heartbeatSeconds
  );
}

function withoutPolicy({ policy: _, ...rest }: QueueOptions) {
  return rest;
}
