/**
 * The queries that Shopify runs in bulk for the import and the full reconcile. Called by the sync. Each keeps within
 * what a bulk query may do: at most five connections, two levels deep, none inside a list
 * (https://shopify.dev/docs/api/usage/bulk-operations/queries).
 */

const BULK_PRODUCTS = `#graphql
  query BulkProducts {
    products {
      edges {
        node {
          id handle title descriptionHtml vendor productType tags status onlineStoreUrl createdAt updatedAt
          requiresSellingPlan
          category { fullName }
          options { name optionValues { name } }
          media { edges { node { __typename id alt preview { image { url altText } } } } }
          variants {
            edges {
              node {
                __typename
                id position title sku price compareAtPrice availableForSale inventoryPolicy inventoryQuantity
                unitPrice { amount currencyCode }
                unitPriceMeasurement { referenceUnit referenceValue }
                selectedOptions { name value }
                inventoryItem { id tracked }
              }
            }
          }
          collections { edges { node { __typename id handle title descriptionHtml updatedAt } } }
          metafields { edges { node { __typename id namespace key type value } } }
        }
      }
    }
  }
`;

const BULK_CUSTOMERS = `#graphql
  query BulkCustomers {
    customers { edges { node { id firstName locale numberOfOrders tags updatedAt } } }
  }
`;

/** For a shop that has not released customers' names: one protected field fails a whole bulk query. */
const BULK_CUSTOMERS_NAMELESS = `#graphql
  query BulkCustomersNameless {
    customers { edges { node { id locale numberOfOrders tags updatedAt } } }
  }
`;

const BULK_PRODUCT_IDS = `#graphql
  query BulkProductIds {
    products { edges { node { id updatedAt } } }
  }
`;

const BULK_CUSTOMER_IDS = `#graphql
  query BulkCustomerIds {
    customers { edges { node { id updatedAt } } }
  }
`;

/**
 * All of an order that a bulk query reaches. Fulfilments and refunds are lists, and a connection inside a list is refused:
 * a parcel's events and lines and a refund's transactions come by id (orders.server.ts). Without a filter Shopify gives
 * the last 60 days: older orders need the scope read_all_orders.
 */
const BULK_ORDERS = `#graphql
  query BulkOrders {
    orders(reverse: true, sortKey: UPDATED_AT) {
      edges {
        node {
          id name processedAt cancelledAt displayFinancialStatus displayFulfillmentStatus returnStatus statusPageUrl
          updatedAt
          customer { id }
          currentTotalPriceSet { shopMoney { amount currencyCode } }
          lineItems {
            edges {
              node {
                __typename
                id title variantTitle quantity currentQuantity
                product { id }
                variant { id }
                discountedUnitPriceSet { shopMoney { amount currencyCode } }
              }
            }
          }
          fulfillments {
            id status displayStatus createdAt estimatedDeliveryAt deliveredAt
            trackingInfo { company number url }
          }
          refunds { id createdAt updatedAt totalRefundedSet { shopMoney { amount currencyCode } } }
          returns {
            edges {
              node {
                __typename
                id name status createdAt
                returnLineItems {
                  edges {
                    node {
                      __typename
                      id quantity
                      returnReasonDefinition { name }
                      ... on ReturnLineItem { fulfillmentLineItem { lineItem { title } } }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`;

/** Without a filter Shopify gives the last 60 days: older orders need the scope read_all_orders. */
const BULK_ORDER_IDS = `#graphql
  query BulkOrderIds {
    orders(reverse: true, sortKey: UPDATED_AT) { edges { node { id updatedAt } } }
  }
`;

export const BULK_QUERIES = {
  products: BULK_PRODUCTS,
  orders: BULK_ORDERS,
  customers: BULK_CUSTOMERS,
  customersNameless: BULK_CUSTOMERS_NAMELESS,
  productIds: BULK_PRODUCT_IDS,
  orderIds: BULK_ORDER_IDS,
  customerIds: BULK_CUSTOMER_IDS,
} as const;
