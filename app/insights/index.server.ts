/** The face of insights: the merchant's figures. */
export { startOfDay, todayFigures, type TodayFigures } from "./today.server";
export { recordTurn, type EndedTurn } from "./turn-facts.server";
