/** The face of insights: the merchant's figures. */
export { startOfDay, todayFigures, type TodayFigures } from "./today.server";
export { noteTurn, turnFactOf, type EndedTurn, type NewTurnFact } from "./turn-facts.server";
