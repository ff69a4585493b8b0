import { LINE, PAGE } from "./parts.ts";

const LINES = `
  nodes {${LINE}}
  ${PAGE}
`;

/**
 * How `checkouts` abandoned checkouts stand now, and what Shopify's own automation did about each: alias `a0`, `a1`, … with the
 * id in `$id0`, `$id1`, …; there is no way to ask that of several in one field.
 */
export function abandonedCheckoutsDocument(checkouts: number): string {
  const numbers = Array.from({ length: checkouts }, (_, index) => index);
  return `#graphql
  query AbandonedCheckouts($ids: [ID!]!, ${numbers.map((index) => `$id${index}: ID!`).join(", ")}) {
    nodes(ids: $ids) {
      __typename
      ... on AbandonedCheckout {
        id
        abandonedCheckoutUrl
        completedAt
        updatedAt
      }
    }
    ${numbers.map((index) => `a${index}: abandonmentByAbandonedCheckoutId(abandonedCheckoutId: $id${index}) { emailState }`).join("\n    ")}
  }`;
}

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
