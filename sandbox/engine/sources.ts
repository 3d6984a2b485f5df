/**
 * What the resolvers of each type are given: the state's object together with its parents, and the type's name, by
 * which graphql-js recognises it behind an interface such as Node. One constructor per type.
 */
import type {
  Address,
  Collection,
  Customer,
  Discount,
  Fulfillment,
  Metafield,
  Order,
  OrderLine,
  Page,
  Policy,
  Product,
  Refund,
  Return,
  ShopState,
  Transaction,
  Variant,
  WebhookSubscription,
} from "../domain/types";
import type { BulkOperationState } from "../bulk/operations";

export interface Source<Name extends string> {
  __typename: Name;
}

export type ProductSource = Source<"Product"> & { product: Product };
export type VariantSource = Source<"ProductVariant"> & { product: Product; variant: Variant };
export type InventoryItemSource = Source<"InventoryItem"> & { product: Product; variant: Variant };
export type CollectionSource = Source<"Collection"> & { collection: Collection };
export type OrderSource = Source<"Order"> & { order: Order };
export type LineItemSource = Source<"LineItem"> & { order: Order; line: OrderLine };
export type FulfillmentSource = Source<"Fulfillment"> & { order: Order; fulfillment: Fulfillment };
export type FulfillmentLineSource = Source<"FulfillmentLineItem"> & {
  order: Order;
  fulfillment: Fulfillment;
  line: Fulfillment["lines"][number];
};
export type RefundSource = Source<"Refund"> & { order: Order; refund: Refund };
export type ReturnSource = Source<"Return"> & { order: Order; item: Return };
export type ReturnLineSource = Source<"ReturnLineItem"> & { order: Order; item: Return; line: Return["lines"][number] };
export type TransactionSource = Source<"OrderTransaction"> & { order: Order; transaction: Transaction };
export type CustomerSource = Source<"Customer"> & { customer: Customer };
export type AddressSource = Source<"MailingAddress"> & { address: Address; id: string };
export type PageSource = Source<"Page"> & { page: Page };
export type PolicySource = Source<"ShopPolicy"> & { policy: Policy };
export type CodeDiscountSource = Source<"DiscountCodeNode" | "DiscountNode"> & { discount: Discount };
export type ShopSource = Source<"Shop"> & { shop: ShopState };
export type BulkSource = Source<"BulkOperation"> & { operation: BulkOperationState };
export type SubscriptionSource = Source<"WebhookSubscription"> & { subscription: WebhookSubscription };
export type InstallationSource = Source<"AppInstallation"> & { shop: ShopState };
export type ImageSource = Source<"Image"> & { image: Product["images"][number] };
export type MediaImageSource = Source<"MediaImage"> & { image: Product["images"][number] };
export type MetafieldSource = Source<"Metafield"> & {
  metafield: Metafield;
  ownerId: string;
  ownerType: string;
  updatedAt: number;
};

export const productOf = (product: Product): ProductSource => ({ __typename: "Product", product });
export const variantOf = (product: Product, variant: Variant): VariantSource => ({
  __typename: "ProductVariant",
  product,
  variant,
});
export const collectionOf = (collection: Collection): CollectionSource => ({ __typename: "Collection", collection });
export const orderOf = (order: Order): OrderSource => ({ __typename: "Order", order });
export const lineOf = (order: Order, line: OrderLine): LineItemSource => ({ __typename: "LineItem", order, line });
export const fulfillmentOf = (order: Order, fulfillment: Fulfillment): FulfillmentSource => ({
  __typename: "Fulfillment",
  order,
  fulfillment,
});
export const fulfillmentLineOf = (
  order: Order,
  fulfillment: Fulfillment,
  line: Fulfillment["lines"][number],
): FulfillmentLineSource => ({ __typename: "FulfillmentLineItem", order, fulfillment, line });
export const refundOf = (order: Order, refund: Refund): RefundSource => ({ __typename: "Refund", order, refund });
export const returnOf = (order: Order, item: Return): ReturnSource => ({ __typename: "Return", order, item });
export const returnLineOf = (order: Order, item: Return, line: Return["lines"][number]): ReturnLineSource => ({
  __typename: "ReturnLineItem",
  order,
  item,
  line,
});
export const transactionOf = (order: Order, transaction: Transaction): TransactionSource => ({
  __typename: "OrderTransaction",
  order,
  transaction,
});
export const customerOf = (customer: Customer): CustomerSource => ({ __typename: "Customer", customer });
export const addressOf = (address: Address, id: string): AddressSource => ({
  __typename: "MailingAddress",
  address,
  id,
});
export const pageOf = (page: Page): PageSource => ({ __typename: "Page", page });
export const policyOf = (policy: Policy): PolicySource => ({ __typename: "ShopPolicy", policy });
export const codeDiscountOf = (
  discount: Discount,
  __typename: CodeDiscountSource["__typename"] = "DiscountCodeNode",
): CodeDiscountSource => ({ __typename, discount });
export const shopOf = (shop: ShopState): ShopSource => ({ __typename: "Shop", shop });
export const bulkOf = (operation: BulkOperationState): BulkSource => ({ __typename: "BulkOperation", operation });
export const subscriptionOf = (subscription: WebhookSubscription): SubscriptionSource => ({
  __typename: "WebhookSubscription",
  subscription,
});
export const installationOf = (shop: ShopState): InstallationSource => ({ __typename: "AppInstallation", shop });
export const imageOf = (image: Product["images"][number]): ImageSource => ({ __typename: "Image", image });
export const mediaOf = (image: Product["images"][number]): MediaImageSource => ({ __typename: "MediaImage", image });
