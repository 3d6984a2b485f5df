/**
 * What this turn has looked up so far: the tool results after the shopper's last message, checked against their
 * contracts. Used by the tasks. Results count whoever asked for them, so that the built-in model can finish a turn
 * that another model began.
 */
import type { z } from "zod";
import type { ModelMessage, ModelRequest } from "../../language-model";
import { toolContracts, type ToolName } from "../../tool-contracts";

export type ToolArgs<Name extends ToolName> = z.input<(typeof toolContracts)[Name]["args"]>;
export type ToolResult<Name extends ToolName> = z.infer<(typeof toolContracts)[Name]["result"]>;

export type Call = { [Name in ToolName]: { name: Name; args: ToolArgs<Name> } }[ToolName];

export type Outcome<Name extends ToolName> =
  | { kind: "ok"; value: ToolResult<Name> }
  | { kind: "failed" } // the tool gave an error, or something that is not its result
  | { kind: "unasked" };

export interface Turn {
  /** Steps with tool calls taken in this turn. */
  steps: number;
  /** What a call gave; a result of the same tool with other arguments counts when another model asked for it. */
  outcome<Name extends ToolName>(name: Name, args: ToolArgs<Name>): Outcome<Name>;
  isOffered(name: ToolName): boolean;
}

export const CALL_ID_PREFIX = "builtin-";

interface Seen {
  name: string;
  argsKey: string;
  isOurs: boolean;
  content: string;
}

export function readTurn(request: ModelRequest): Turn {
  const messages = sinceLastUserMessage(request.messages);
  const seen = seenResults(messages);
  const offered = new Set(request.tools.map((tool) => tool.name));
  return {
    steps: messages.filter((message) => message.role === "assistant" && (message.toolCalls?.length ?? 0) > 0).length,
    isOffered: (name) => offered.has(name),
    outcome(name, args) {
      const key = argsKey(args);
      const match =
        seen.find((result) => result.name === name && result.argsKey === key) ??
        seen.find((result) => result.name === name && !result.isOurs);
      return match ? parsed(name, match.content) : { kind: "unasked" };
    },
  };
}

function sinceLastUserMessage(messages: ModelMessage[]): ModelMessage[] {
  return messages.slice(messages.findLastIndex((message) => message.role === "user") + 1);
}

function seenResults(messages: ModelMessage[]): Seen[] {
  const calls = messages.flatMap((message) => (message.role === "assistant" ? (message.toolCalls ?? []) : []));
  return messages.flatMap((message) => {
    if (message.role !== "tool") return [];
    const call = calls.find((candidate) => candidate.id === message.toolCallId);
    const args = call ? parseJson(call.argumentsJson) : null;
    const isOurs = message.toolCallId.startsWith(CALL_ID_PREFIX);
    return [{ name: message.toolName, argsKey: argsKey(args), isOurs, content: message.content }];
  });
}

function parsed<Name extends ToolName>(name: Name, content: string): Outcome<Name> {
  const result = toolContracts[name].result.safeParse(parseJson(content));
  return result.success ? { kind: "ok", value: result.data as ToolResult<Name> } : { kind: "failed" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The same for {a: 1, b: null} and {b: undefined, a: 1}. */
function argsKey(args: unknown): string {
  if (typeof args !== "object" || args === null) return "";
  const entries = Object.entries(args).filter(([, value]) => value !== null && value !== undefined);
  return JSON.stringify(entries.sort(([a], [b]) => a.localeCompare(b)));
}
