/**
 * What Shopify's own automation did about `checkouts` abandoned checkouts: alias `a0`, `a1`, … with the id in `$id0`, `$id1`, …;
 * there is no way to ask for several in one field.
 */
export function abandonmentsDocument(checkouts: number): string {
  const numbers = Array.from({ length: checkouts }, (_, index) => index);
  return `#graphql
  query Abandonments(${numbers.map((index) => `$id${index}: ID!`).join(", ")}) {
    ${numbers.map((index) => `a${index}: abandonmentByAbandonedCheckoutId(abandonedCheckoutId: $id${index}) { emailState }`).join("\n    ")}
  }`;
}
