import { AMOUNT, LINE, ORDER, ORDER_LINE, PAGE, SENDING } from "./parts.ts";

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

const WHOLE_ORDER = `
  ${ORDER}
  ${SENDING}
  customerLocale
  customer {${CUSTOMER}}
  ${ADDRESSES}
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

/** Customers that changed, in the order of their changes. */
export const CHANGED_CUSTOMERS = `#graphql
  query ChangedCustomers($query: String!, $after: String) {
    page: customers(first: 80, query: $query, after: $after, sortKey: UPDATED_AT) {
      nodes {${CUSTOMER}}
      ${PAGE}
    }
  }
`;

/** Orders that changed, in the order of their changes; few at a time, for each may carry many lines and parcels. */
export const CHANGED_ORDERS = `#graphql
  query ChangedOrders($query: String!, $after: String) {
    page: orders(first: 8, query: $query, after: $after, sortKey: UPDATED_AT) {
      nodes {
        ${WHOLE_ORDER}
        lineItems(first: 10) {
          nodes {${ORDER_LINE}}
          ${PAGE}
        }
      }
      ${PAGE}
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
          ${PAGE}
        }
      }
      ${PAGE}
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
        node {
          ${WHOLE_ORDER}
          lineItems {
            edges {
              node {${ORDER_LINE}}
            }
          }
        }
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
