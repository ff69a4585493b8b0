import { ORDER, ORDER_LINE, PAGE, SENDING } from "./parts.ts";

const ORDER_FACTS = `
  fragment OrderFacts on Order {
    ${ORDER}
    customer {
      id
    }
  }
`;

/**
 * The newest five orders of `persons` people in one request: alias `p0`, `p1`, … with the search text in `$q0`, `$q1`, ….
 * One alias per person, so that one person's many orders cannot crowd out another's.
 */
export function ordersDocument(persons: number): string {
  const numbers = Array.from({ length: persons }, (_, index) => index);
  return `#graphql
  query OrdersOfPersons(${numbers.map((index) => `$q${index}: String!`).join(", ")}) {
    ${numbers.map((index) => `p${index}: orders(first: 5, query: $q${index}, sortKey: CREATED_AT, reverse: true) { nodes { ...OrderFacts } }`).join("\n    ")}
  }
  ${ORDER_FACTS}`;
}

/** Orders cannot be searched by phone: the customers who have it are found first, then their newest orders. */
export const ORDERS_BY_PHONE = `#graphql
  query OrdersByPhone($query: String!) {
    customers(first: 2, query: $query) {
      nodes {
        id
        defaultPhoneNumber {
          phoneNumber
        }
        orders(first: 5, sortKey: CREATED_AT, reverse: true) {
          nodes {
            ...OrderFacts
          }
        }
      }
    }
  }
  ${ORDER_FACTS}`;

/** What orders were made of and when they were sent, for those that were found: most people who are asked about have none. */
export const ORDER_CONTENTS = `#graphql
  query OrderContents($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Order {
        id
        ${SENDING}
        lineItems(first: 10) {
          nodes {${ORDER_LINE}}
          ${PAGE}
        }
      }
    }
  }
`;

/** The rest of a long order's lines. */
export const ORDER_LINES = `#graphql
  query OrderLines($id: ID!, $after: String!) {
    node(id: $id) {
      __typename
      ... on Order {
        id
        lineItems(first: 50, after: $after) {
          nodes {${ORDER_LINE}}
          ${PAGE}
        }
      }
    }
  }
`;
