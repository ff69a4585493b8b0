import { LINE, PAGE } from "./parts.ts";

const LINES = `
  nodes {${LINE}}
  ${PAGE}
`;

/** How abandoned checkouts stand now. */
export const ABANDONED_CHECKOUTS = `#graphql
  query AbandonedCheckouts($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on AbandonedCheckout {
        id
        abandonedCheckoutUrl
        completedAt
        updatedAt
      }
    }
  }
`;

/** What is in abandoned checkouts, a few at a time: each may carry many lines, and the cost of a query is bounded. */
export const ABANDONED_CHECKOUT_CONTENTS = `#graphql
  query AbandonedCheckoutContents($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on AbandonedCheckout {
        id
        lineItems(first: 10) {${LINES}}
      }
    }
  }
`;

/** The rest of a long checkout's lines. */
export const ABANDONED_CHECKOUT_LINES = `#graphql
  query AbandonedCheckoutLines($id: ID!, $after: String!) {
    node(id: $id) {
      __typename
      ... on AbandonedCheckout {
        id
        lineItems(first: 25, after: $after) {${LINES}}
      }
    }
  }
`;
