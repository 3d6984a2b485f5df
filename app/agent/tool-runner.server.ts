/**
 * Runs a model's tool calls: parse, validate, authorise, run in parallel, record. Called by the loop once a step. Every
 * call gets exactly one result, which is recorded whatever happened; a bad call becomes an error the model can read.
 */
import { z } from "zod";
import type { Evidence } from "./guards/evidence";
import { addToolResult } from "./guards/evidence";
import type { ModelMessage, ModelToolCall, ToolDefinition } from "~/models/language-model";
import { toolContracts } from "~/models/tool-contracts";
import { toAppError } from "~/platform/errors";
import type { AnswerEvent, RecordedToolCall } from "./answer-types";
import type { Tool, ToolContext, ToolOutcome } from "./tools/tool";
import { toolNamed } from "./tools/registry.server";

export interface ToolRun {
  context: ToolContext;
  evidence: Evidence;
  step: number;
  /** Results by name and arguments: the same question is not asked of the database twice in a turn. */
  known: Map<string, CallEnd>;
  emit(event: AnswerEvent): void;
  record(call: RecordedToolCall): void;
  /** Told of each tool that ran well, in the order of the calls. */
  onOutcome(name: string, outcome: ToolOutcome<unknown>): void;
}

export interface CallEnd {
  content: unknown;
  isError: boolean;
}

const CALL_TIMEOUT_MS = 5_000;
const MAX_CALLS_PER_STEP = 6;
const RESULT_MAX_CHARS = 24_000;

/** Every tool as the models are told of it. The same bytes every time, so that provider caches hit. */
export const toolDefinitions: ToolDefinition[] = Object.entries(toolContracts).map(([name, contract]) => {
  const { $schema: _draft, ...parameters } = z.toJSONSchema(contract.args) as Record<string, unknown>;
  return { name, description: contract.description, parameters };
});

/** @returns one tool message a call, in the order of the calls, and whether every call repeated an earlier one */
export async function runToolCalls(
  calls: ModelToolCall[],
  run: ToolRun,
): Promise<{ messages: ModelMessage[]; isRepetition: boolean }> {
  const isRepetition = calls.length > 0 && calls.every((call) => run.known.has(keyOf(call)));
  const ends = await Promise.all(calls.map((call, index) => runCall(call, index, run)));
  const messages = calls.map((call, index): ModelMessage => {
    const content = JSON.stringify(ends[index]?.content ?? null);
    return { role: "tool", toolCallId: call.id, toolName: call.name, content: content.slice(0, RESULT_MAX_CHARS) };
  });
  return { messages, isRepetition };
}

async function runCall(call: ModelToolCall, index: number, run: ToolRun): Promise<CallEnd> {
  const startedAt = performance.now();
  const end = run.known.get(keyOf(call)) ?? (await perform(call, index, run));
  run.known.set(keyOf(call), end);
  run.record({
    step: run.step,
    callId: call.id,
    name: call.name.slice(0, 100),
    arguments: parseJson(call.argumentsJson) ?? { text: call.argumentsJson.slice(0, 2000) },
    result: end.content,
    isError: end.isError,
    durationMs: Math.round(performance.now() - startedAt),
  });
  return end;
}

async function perform(call: ModelToolCall, index: number, run: ToolRun): Promise<CallEnd> {
  if (index >= MAX_CALLS_PER_STEP) return failed("too-many-calls", "Ask for less at once.");
  const tool = toolNamed(call.name);
  if (tool === null) return failed("unknown-tool", "There is no such tool.");
  const json = parseJson(call.argumentsJson === "" ? "{}" : call.argumentsJson);
  if (json === null) return failed("bad-arguments", "The arguments are not a JSON object.");
  const args = tool.args.safeParse(json);
  if (!args.success) return failed("bad-arguments", z.prettifyError(args.error).slice(0, 500));
  try {
    run.emit({ type: "progress", progress: tool.progress });
    return await runTool(tool, args.data, run);
  } catch (thrown) {
    return failed("tool-failed", `It did not work (${toAppError(thrown).code}). Say so, or offer a person.`);
  }
}

async function runTool(tool: Tool<unknown, unknown>, args: unknown, run: ToolRun): Promise<CallEnd> {
  const outcome = await withTimeout(tool.run(args, run.context));
  // Parsed, so that a field which is not in the contract never reaches a model.
  const content = tool.result.parse(outcome.result);
  addToolResult(run.evidence, content);
  run.onOutcome(tool.name, outcome);
  return { content, isError: false };
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the tool took too long")), CALL_TIMEOUT_MS);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function keyOf(call: ModelToolCall): string {
  const json = parseJson(call.argumentsJson);
  return `${call.name} ${json === null ? call.argumentsJson : JSON.stringify(Object.entries(json).sort())}`;
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function failed(error: string, detail: string): CallEnd {
  return { content: { error, detail }, isError: true };
}
