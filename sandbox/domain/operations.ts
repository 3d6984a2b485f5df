/**
 * The face of the sandbox's state operations for the control API and the storefront: one import for everything a
 * merchant, a carrier or a bank can do. The rules live in the files named here.
 */
export { createArticle, createBlog, deleteArticle, updateArticle } from "./blogs";
export {
  announceProduct,
  createCollection,
  createProduct,
  deleteCollection,
  deleteProduct,
  setInventory,
  setPictures,
  setUnitMeasure,
  updateCollection,
  updateProduct,
  updateVariantPrice,
} from "./catalogue";
export { createPage, deletePage, deletePolicy, putPolicy, updatePage, updatePolicy } from "./content";
export { createCustomer, customerByHandle, deleteCustomer, updateCustomer } from "./customers";
export { amountOff, discountByCode, discountStatus, paysShipping, timesUsed } from "./discounts";
export { addFulfillmentEvent, findFulfillment, fulfillOrder } from "./fulfilments";
export { cancelOrder, createOrder } from "./orders";
export { refundOrder, settleRefund } from "./refunds";
export { approveReturn, cancelReturn, closeReturn, declineReturn, findReturn, requestReturn } from "./returns";
export { deleteDefinition, putDefinition, updateMetaobject } from "./custom-data";
export { createPlanGroup, deletePlanGroup, updatePlanGroup, type NewPlan } from "./selling-plans";
export { deleteMarket, putMarket, removeLocale, setLocale, setRate, updateShop } from "./shop-settings";
export { addLocation, setStock, setTracked } from "./stock";
export type { Outcome } from "./outcome";
export type { ProductSpec } from "./product-spec";
