import { ORDER } from "./parts.ts";

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
