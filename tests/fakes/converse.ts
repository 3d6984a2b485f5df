/**
 * Plays whole conversations with a model against a small shop, as the agent's loop would: tool calls are answered until
 * text comes, and the history of later turns holds the texts with their product marks. Used by model tests.
 */
import type { LanguageModel, ModelMessage, TurnContext } from "../../app/models/language-model";
import { allTools, modelRequest, playedBy, turnContext } from "./model-request";
import { toolContent, type SmallShop } from "./small-shop";

export interface PlayedTurn {
  answer: string;
  calls: { name: string; args: Record<string, unknown> }[];
  steps: number;
  slowestStepMs: number;
}

/** The agent stops here; a model that goes on has failed. */
const MAX_STEPS = 6;

/**
 * @param says the shopper's messages in order, one turn each
 * @returns one played turn for each
 */
export async function converse(
  model: LanguageModel,
  shop: SmallShop,
  says: string[],
  context: Partial<TurnContext> = {},
  tools: string[] = allTools.map((tool) => tool.name),
): Promise<PlayedTurn[]> {
  const history: ModelMessage[] = [{ role: "system", content: "You are the shop's assistant." }];
  const turns: PlayedTurn[] = [];
  for (const text of says) {
    history.push({ role: "user", content: text });
    const turn = await playTurn(model, shop, history, context, tools);
    history.push({ role: "assistant", content: turn.answer });
    turns.push(turn);
  }
  return turns;
}

async function playTurn(
  model: LanguageModel,
  shop: SmallShop,
  history: ModelMessage[],
  context: Partial<TurnContext>,
  tools: string[],
): Promise<PlayedTurn> {
  const messages = [...history];
  const turn: PlayedTurn = { answer: "", calls: [], steps: 0, slowestStepMs: 0 };
  while (turn.steps < MAX_STEPS) {
    turn.steps += 1;
    const offered = allTools.filter((tool) => tools.includes(tool.name));
    const played = await playedBy(model, modelRequest("", { messages, tools: offered, context: turnContext(context) }));
    if (played.error) throw played.error;
    turn.slowestStepMs = Math.max(turn.slowestStepMs, played.durationMs);
    turn.answer += played.text;
    if (played.calls.length === 0) return turn;
    messages.push({ role: "assistant", content: played.text, toolCalls: played.calls });
    for (const call of played.calls) {
      turn.calls.push({ name: call.name, args: JSON.parse(call.argumentsJson) as Record<string, unknown> });
      messages.push({
        role: "tool",
        toolCallId: call.id,
        toolName: call.name,
        content: toolContent(shop, call.name, call.argumentsJson),
      });
    }
  }
  return turn;
}
