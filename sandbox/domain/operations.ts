/**
 * The face of the sandbox's state operations for the control API and the storefront: one import for everything a
 * merchant, a carrier or a bank can do. The rules live in the files named here.
 */
export {
  announceProduct,
  createProduct,
  deleteProduct,
  setInventory,
  updateCollection,
  updateProduct,
  updateVariantPrice,
} from "./catalogue";
export { createPage, deletePage, deletePolicy, updatePage, updatePolicy } from "./content";
export { createCustomer, customerByHandle, deleteCustomer, updateCustomer } from "./customers";
export { amountOff, discountByCode, discountStatus, paysShipping, timesUsed } from "./discounts";
export { addFulfillmentEvent, findFulfillment, fulfillOrder } from "./fulfilments";
export { cancelOrder, createOrder } from "./orders";
export { refundOrder, settleRefund } from "./refunds";
export { approveReturn, cancelReturn, closeReturn, declineReturn, findReturn, requestReturn } from "./returns";
export type { Outcome } from "./outcome";
export type { ProductSpec } from "./product-spec";
