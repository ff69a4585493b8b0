// Fields that several documents ask for. They are put into documents as text: a bulk operation's query takes no variables and
// is written in one piece, and the tests read each document whole.

/** An amount in the shop's currency and in the shopper's. */
export const AMOUNT = `
  shopMoney {
    amount
    currencyCode
  }
  presentmentMoney {
    amount
    currencyCode
  }
`;

const SHOPPER_PRICE = `
  presentmentMoney {
    amount
    currencyCode
  }
`;

/** An order without its person and addresses. */
export const ORDER = `
  id
  name
  email
  phone
  checkoutToken
  cartToken
  discountCodes
  sourceName
  statusPageUrl
  test
  displayFinancialStatus
  createdAt
  processedAt
  updatedAt
  cancelledAt
  currentTotalPriceSet {${AMOUNT}}
`;

/** When an order was sent, by parcel. A parcel is told of as it is now, not as it was. */
export const SENDING = `
  displayFulfillmentStatus
  fulfillments(first: 10) {
    status
    createdAt
    deliveredAt
    estimatedDeliveryAt
  }
`;

/** A line of an order, as edits and refunds left it. */
export const ORDER_LINE = `
  id
  title
  variantTitle
  currentQuantity
  originalUnitPriceSet {${SHOPPER_PRICE}}
  product {
    id
  }
  variant {
    id
  }
`;

/** A line of an abandoned checkout. */
export const LINE = `
  id
  title
  variantTitle
  sku
  quantity
  customAttributes {
    key
    value
  }
  originalUnitPriceSet {${SHOPPER_PRICE}}
  discountedTotalPriceSet {${SHOPPER_PRICE}}
  product {
    id
  }
  variant {
    id
    inventoryItem {
      requiresShipping
    }
  }
`;

/** Of a list that is read page by page. */
export const PAGE = `
  pageInfo {
    hasNextPage
    endCursor
  }
`;
