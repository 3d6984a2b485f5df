/**
 * What the app asks of the Admin API that the next version will not have or calls deprecated, and what the next version
 * will answer that the app does not know: each with the reason why it may stay for now. Read by versions.test.ts, which
 * fails for whatever is not named here and for whatever is named here without need.
 */

export interface Vanishing {
  /** "before": the version before the one we use; "next": the version that comes. */
  version: "before" | "next";
  /** The operation that asks for it, as its document names it. */
  operation: string;
  /** "Type.field" as the schema says it, or a part of the validator's message. */
  what: string;
  /** Why it may stay, and what will replace it. */
  why: string;
}

/** Nothing at present: every document is valid in all three versions and uses nothing deprecated. */
export const VANISHING: Vanishing[] = [];

const PARCEL_STATE =
  "the bubble shows its word for any other state; give it words of its own with the move to that version";

/** Values that only the next version has, and what becomes of them until the app knows them. */
export const NEW_VALUES: Record<string, string> = {
  "FulfillmentDisplayStatus.BUYER_ACTION_REQUIRED": PARCEL_STATE,
  "FulfillmentDisplayStatus.READY_FOR_RECIPIENT_PICKUP": PARCEL_STATE,
  "FulfillmentDisplayStatus.RETURNING_TO_SENDER": PARCEL_STATE,
  "FulfillmentEventStatus.BUYER_ACTION_REQUIRED": PARCEL_STATE,
  "FulfillmentEventStatus.PICKED_UP": PARCEL_STATE,
  "FulfillmentEventStatus.READY_FOR_RECIPIENT_PICKUP": PARCEL_STATE,
  "FulfillmentEventStatus.RETURNING_TO_SENDER": PARCEL_STATE,
};

/**
 * The values of every enum that the app's documents read, as known when the code that reads them was written. A value
 * that a schema has and neither list has is a state of an order or a product that nobody has thought about yet.
 */
export const KNOWN_VALUES: Record<string, string> = {
  BulkOperationErrorCode: "ACCESS_DENIED INTERNAL_SERVER_ERROR TIMEOUT",
  BulkOperationStatus: "CANCELED CANCELING COMPLETED CREATED EXPIRED FAILED RUNNING",
  BulkOperationUserErrorCode: "INVALID LIMIT_REACHED OPERATION_IN_PROGRESS",
  DeliveryConditionField: "TOTAL_PRICE TOTAL_WEIGHT",
  DeliveryConditionOperator: "GREATER_THAN_OR_EQUAL_TO LESS_THAN_OR_EQUAL_TO",
  FulfillmentDisplayStatus:
    "ATTEMPTED_DELIVERY CANCELED CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE FULFILLED IN_TRANSIT LABEL_PRINTED LABEL_PURCHASED LABEL_VOIDED MARKED_AS_FULFILLED NOT_DELIVERED OUT_FOR_DELIVERY PICKED_UP READY_FOR_PICKUP SUBMITTED",
  FulfillmentEventStatus:
    "ATTEMPTED_DELIVERY CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE IN_TRANSIT LABEL_PRINTED LABEL_PURCHASED OUT_FOR_DELIVERY READY_FOR_PICKUP",
  FulfillmentStatus: "CANCELLED ERROR FAILURE OPEN PENDING SUCCESS",
  MarketStatus: "ACTIVE DRAFT",
  MetafieldStorefrontAccess: "NONE PUBLIC_READ",
  OrderDisplayFinancialStatus: "AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED",
  OrderDisplayFulfillmentStatus:
    "FULFILLED FULFILLMENT_NOT_REQUIRED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED PENDING_FULFILLMENT REQUEST_DECLINED RESTOCKED SCHEDULED UNFULFILLED",
  OrderReturnStatus: "INSPECTION_COMPLETE IN_PROGRESS NO_RETURN RETURNED RETURN_FAILED RETURN_REQUESTED",
  OrderTransactionStatus: "AWAITING_RESPONSE ERROR FAILURE PENDING SUCCESS UNKNOWN",
  ProductStatus: "ACTIVE ARCHIVED DRAFT UNLISTED",
  ProductVariantInventoryPolicy: "CONTINUE DENY",
  ReturnStatus: "CANCELED CLOSED DECLINED OPEN REQUESTED",
  SellingPlanPricingPolicyAdjustmentType: "FIXED_AMOUNT PERCENTAGE PRICE",
  ShopPolicyType:
    "CONTACT_INFORMATION LEGAL_NOTICE PRIVACY_POLICY REFUND_POLICY SHIPPING_POLICY SUBSCRIPTION_POLICY TERMS_OF_SALE TERMS_OF_SERVICE",
  UnitPriceMeasurementMeasuredUnit: "CL CM FLOZ FT FT2 G GAL IN ITEM KG L LB M M2 M3 MG ML MM OZ PT QT UNKNOWN YD",
  WeightUnit: "GRAMS KILOGRAMS OUNCES POUNDS",
};
