const CUSTOMER = `
  id
  firstName
  lastName
  locale
  createdAt
  updatedAt
  defaultEmailAddress {
    emailAddress
    marketingState
    marketingOptInLevel
    marketingUpdatedAt
  }
  defaultPhoneNumber {
    phoneNumber
  }
  defaultAddress {
    firstName
    lastName
    countryCodeV2
  }
`;

const ADDRESSES = `
  shippingAddress {
    firstName
    lastName
    countryCodeV2
  }
  billingAddress {
    firstName
    lastName
    countryCodeV2
  }
`;

const ORDER = `
  id
  name
  email
  phone
  checkoutToken
  cartToken
  discountCodes
  sourceName
  test
  displayFinancialStatus
  createdAt
  processedAt
  updatedAt
  cancelledAt
  customerLocale
  currentTotalPriceSet {
    shopMoney {
      amount
      currencyCode
    }
    presentmentMoney {
      amount
      currencyCode
    }
  }
  customer {${CUSTOMER}}
  ${ADDRESSES}
`;

const AMOUNT = `
  shopMoney {
    amount
    currencyCode
  }
  presentmentMoney {
    amount
    currencyCode
  }
`;

const CHECKOUT = `
  id
  abandonedCheckoutUrl
  createdAt
  updatedAt
  completedAt
  subtotalPriceSet {${AMOUNT}}
  totalPriceSet {${AMOUNT}}
  customer {${CUSTOMER}}
  ${ADDRESSES}
`;

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
  originalUnitPriceSet {
    presentmentMoney {
      amount
      currencyCode
    }
  }
  discountedTotalPriceSet {
    presentmentMoney {
      amount
      currencyCode
    }
  }
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

/** Customers that changed, in the order of their changes. */
export const CHANGED_CUSTOMERS = `#graphql
  query ChangedCustomers($query: String!, $after: String) {
    page: customers(first: 80, query: $query, after: $after, sortKey: UPDATED_AT) {
      nodes {${CUSTOMER}}
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** Orders that changed, in the order of their changes. */
export const CHANGED_ORDERS = `#graphql
  query ChangedOrders($query: String!, $after: String) {
    page: orders(first: 40, query: $query, after: $after, sortKey: UPDATED_AT) {
      nodes {${ORDER}}
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** Abandoned checkouts that changed; Shopify cannot sort them by their changes. */
export const CHANGED_CHECKOUTS = `#graphql
  query ChangedCheckouts($query: String!, $after: String) {
    page: abandonedCheckouts(first: 5, query: $query, after: $after, sortKey: ID) {
      nodes {
        ${CHECKOUT}
        lineItems(first: 10) {
          nodes {${LINE}}
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** A bulk operation's query has no variables, no page sizes, and edges with nothing but their node. */
export const ALL_CUSTOMERS = `#graphql
  query AllCustomers {
    customers {
      edges {
        node {${CUSTOMER}}
      }
    }
  }
`;

/** Shopify itself leaves out orders older than 60 days, unless the app may read all. */
export const ALL_ORDERS = `#graphql
  query AllOrders {
    orders {
      edges {
        node {${ORDER}}
      }
    }
  }
`;

export const OPEN_CHECKOUTS = `#graphql
  query OpenCheckouts {
    abandonedCheckouts(query: "status:open") {
      edges {
        node {
          ${CHECKOUT}
          lineItems {
            edges {
              node {${LINE}}
            }
          }
        }
      }
    }
  }
`;
