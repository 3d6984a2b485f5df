/** The face of chat: sessions, turns, the human exit, the inbox. Routes and the server's start come in here. */
export { askerOf, type ChatAsker } from "./asker.server";
export { checkTurnOwner, followTurn } from "./follow-turn.server";
export { requestHandoff } from "./handoff.server";
export { closeConversation, giveBack, listConversations, replyAsStaff, takeOver, type InboxRow } from "./inbox.server";
export { registerJobs } from "./jobs.server";
export { addressOf, takeMessage } from "./message-limits.server";
export { turnsAtRest } from "./running.server";
export { openSession } from "./session.server";
export { startTurn, type TurnStart } from "./start-turn.server";
export { stopTurn } from "./stop-turn.server";
export { conversationThread, type Thread } from "./thread.server";
export { startSweeping, sweepExpiredTurns } from "./turn-rescue.server";
export { turnOptions, type TurnOptions } from "./turn-runner.server";
export { conversationOf } from "./view.server";
export { chatDoor, humanEvents, humanStream, jsonReply, onlyMethod, turnStream } from "./doors.server";
export { proxyAskerOf, proxyShopper } from "./proxy-asker.server";
export { receiveMessage } from "./take-message.server";
