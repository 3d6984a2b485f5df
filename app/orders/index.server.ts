/**
 * The face of orders. Reading always takes the verified owner's customer gid: there is no way in without one. Nothing
 * outside this folder imports another of its files but types.ts.
 */
export { applyOrder, applyOrders, disownOrders, ordersToDetail, removeOrder } from "./apply.server";
export { orderFactsOf } from "./order-card";
export { orderCounts, orderForCustomer, ordersOfCustomer } from "./orders.server";
