/**
 * Runs a turn: reads its input, asks the agent, streams what it says, commits. Started by startTurn in the same process
 * and by the sweeper for turns whose process died. It holds no database connection while a model is awaited, and a
 * shopper who leaves does not stop it.
 */
import { answer, modelOfEnv } from "~/agent/index.server";
import type { AnswerResult } from "~/agent/index.server";
import type { ShopDb } from "~/db.server";
import { noteTurn } from "~/insights/index.server";
import type { LanguageModel } from "~/models/language-model";
import type { Clock } from "~/platform/clock";
import { systemClock } from "~/platform/clock";
import { logError } from "~/platform/log.server";
import type { TurnEvent } from "./protocol";
import { announceTurn, hearOtherProcesses, runHere } from "./running.server";
import type { StopReason } from "./running.server";
import { commitTurn } from "./turn-commit.server";
import { openLiveTurn } from "./turn-hub.server";
import type { LiveTurn } from "./turn-hub.server";
import type { KnownTurn, TurnInput } from "./turn-input.server";
import { readTurnInput } from "./turn-input.server";
import { PROCESS_ID, RENEW_EVERY_MS, renewLease } from "./turn-lease.server";
import { claimQueuedTurn, expireLease } from "./turn-queue.server";
import { turnWriter } from "./turn-writer.server";

export interface TurnOptions {
  clock: Clock;
  model: LanguageModel;
  lastResort?: LanguageModel;
  /** Who holds the lease; one per process, another only in tests. */
  owner?: string;
}

export interface TurnRef {
  turnId: string;
  conversationId: string;
  known?: KnownTurn;
}

/** The options of production: the environment's model and the machine's clock. */
export function turnOptions(): TurnOptions {
  return { clock: systemClock, model: modelOfEnv() };
}

/** Runs a turn that this process has the lease of, then those queued behind it. Never rejects. */
export async function launchTurn(db: ShopDb, first: TurnRef, options: TurnOptions): Promise<void> {
  const owner = options.owner ?? PROCESS_ID;
  for (let ref: TurnRef | null = first; ref !== null;) {
    const { turnId, conversationId }: TurnRef = ref;
    const known = ref.known ?? null;
    // Live from this very moment, so that whoever follows it need not look into the database.
    const live = openLiveTurn(turnId);
    const run: Run = { turnId, owner, known, live, isAlone: false };
    try {
      await runHere(turnId, conversationId, (signal) => runTurn(db, run, options, signal));
      ref = run.isAlone ? null : await claimQueuedTurn(db, conversationId, owner, options.clock);
    } catch (thrown) {
      logError(thrown, { event: "turn-failed", shopId: db.shopId, turnId });
      // The sweeper takes it from here: once more, then a person.
      await expireLease(db, turnId, owner, options.clock).catch(() => undefined);
      ref = null;
    } finally {
      live.close();
    }
  }
}

interface Run {
  turnId: string;
  owner: string;
  known: KnownTurn | null;
  live: LiveTurn;
  /** Set by a commit that saw that nobody waits behind this turn. */
  isAlone: boolean;
}

async function runTurn(db: ShopDb, run: Run, options: TurnOptions, stop: AbortSignal): Promise<void> {
  const { turnId, owner, live } = run;
  const receivedAtMs = performance.now();
  await hearOtherProcesses();
  const turn = await readTurnInput(db, turnId, owner, run.known);
  if (turn === null) return;
  const lease = new AbortController();
  const signal = AbortSignal.any([stop, lease.signal]);
  const writer = turnWriter(db, turn, live);
  const renewals = setInterval(() => {
    void renewLease(db, turnId, owner, options.clock).then(
      (isOurs) => (isOurs ? undefined : lease.abort("lease-lost" satisfies StopReason)),
      () => undefined, // the database is away: the commit will tell
    );
  }, RENEW_EVERY_MS);
  try {
    writer.emit({ type: "turn-started", turnId, messageId: turn.messageId, language: turn.language });
    const readMs = Math.round(performance.now() - receivedAtMs);
    const result = withTiming(await answerTurn(db, turn, options, signal, writer.emit), "read", readMs);
    const pending = await writer.finish();
    const committed = await commitTurn(db, {
      turn,
      owner,
      result,
      pending,
      nextSeq: writer.nextSeq(),
      clock: options.clock,
    });
    if (committed === null) return;
    live.publish({ seq: writer.nextSeq(), event: committed.ended });
    live.close();
    run.isAlone = !committed.isInterrupted;
    noteTurn(committed.fact);
    if (!committed.isAnnounced) await announceTurn(turnId);
  } finally {
    clearInterval(renewals);
    await writer.finish();
  }
}

async function answerTurn(
  db: ShopDb,
  turn: TurnInput,
  { clock, model, lastResort }: TurnOptions,
  signal: AbortSignal,
  emit: (event: TurnEvent) => void,
): Promise<AnswerResult> {
  const { shop, persona, asker, shopper, history, text, page, language, mood } = turn;
  return answer({
    db, shop, persona, asker, shopper, history, text, page, language, mood, model, clock, signal, emit,
    ...(lastResort === undefined ? {} : { lastResort }),
    recordToolCall: () => undefined, // the result lists them; the commit stores them
    isPreview: false,
  }); // prettier-ignore
}

function withTiming(result: AnswerResult, name: string, ms: number): AnswerResult {
  return { ...result, timingsMs: { ...result.timingsMs, [name]: ms } };
}
