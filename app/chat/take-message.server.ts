/**
 * A message through either door, from the browser directly or through the shop's proxy: limits, the merchant's switch,
 * then the turn. What the two doors do with the outcome differs only in how they send it.
 */
import { AppError } from "~/platform/errors";
import type { ShopDb } from "~/db.server";
import { readJson } from "~/platform/http.server";
import { settingsOf } from "~/shops.server";
import type { ChatAsker } from "./asker.server";
import { addressOf, takeMessage } from "./message-limits.server";
import { sendMessageSchema } from "./protocol";
import { startTurn } from "./start-turn.server";
import type { TurnStart } from "./start-turn.server";
import { turnOptions } from "./turn-runner.server";

/** @throws AppError too-many-requests, bad-request, body-too-large, message-empty, message-too-long, assistant-off */
export async function receiveMessage(
  { request, context }: { request: Request; context: unknown },
  db: ShopDb,
  asker: ChatAsker,
): Promise<TurnStart> {
  takeMessage({ visitorId: asker.visitorId, address: addressOf(request, context), shopId: db.shopId });
  const sent = await readJson(request, sendMessageSchema);
  const { isAssistantOn } = asker.desk ?? (await settingsOf(db));
  if (!isAssistantOn) throw new AppError("assistant-off", "the merchant switched it off");
  return startTurn(db, asker, sent, turnOptions());
}
