// Shopify's Admin API as the stand-in has it, for the three questions that come before a hand-off, with a rate limit that never ends. GET / says how many people were asked about.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>> & { readonly ids?: readonly string[] };
}

const money = { presentmentMoney: { amount: "100.00", currencyCode: "USD" } };
const lines = [1, 2, 3].map((line) => ({
  id: `gid://shopify/AbandonedCheckoutLineItem/${line}`, title: `Tent ${line}`, variantTitle: "Green", sku: null, quantity: 1, customAttributes: [], originalUnitPriceSet: money, discountedTotalPriceSet: money,
  product: { id: "gid://shopify/Product/1" }, variant: { id: `gid://shopify/ProductVariant/${line}`, inventoryItem: { requiresShipping: true } },
}));
let persons = 0;
let requests = 0;

function answer({ query, variables }: Asked): object {
  if (query.includes("OrdersOfPersons")) {
    const asked = Object.keys(variables);
    persons += asked.length;
    return Object.fromEntries(asked.map((name) => [name.replace("q", "p"), { nodes: [] }]));
  }
  if (query.includes("query Variants")) return { nodes: (variables.ids ?? []).map(variant) };
  if (query.includes("query AbandonedCheckouts")) return { nodes: (variables.ids ?? []).map(checkout), ...Object.fromEntries((variables.ids ?? []).map((_, index) => [`a${index}`, { emailState: "NOT_SENT" }])) };
  throw new Error(`a question that this bench does not know: ${query.slice(0, 200)}`);
}

function variant(id: string): object {
  return {
    __typename: "ProductVariant", id, title: "Green", availableForSale: true, inventoryPolicy: "DENY", inventoryQuantity: 5, inventoryItem: { tracked: true },
    media: { nodes: [{ preview: { image: { url: "https://cdn.shopify.com/tent.jpg", altText: "A tent" } } }] }, product: { id: "gid://shopify/Product/1", title: "Tent", handle: "tent", featuredMedia: null },
  };
}

function checkout(id: string): object {
  return { __typename: "AbandonedCheckout", id, abandonedCheckoutUrl: "https://shop.example/recover", completedAt: null, updatedAt: "2026-01-01T00:00:00Z", lineItems: { nodes: lines, pageInfo: { hasNextPage: false, endCursor: null } } };
}

const cost = { requestedQueryCost: 100, actualQueryCost: 50, throttleStatus: { maximumAvailable: 1e9, currentlyAvailable: 1e9, restoreRate: 1e6 } };
const server = createServer((request, response) => {
  if (request.method === "GET") return void response.end(JSON.stringify({ persons, requests }));
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part)).on("end", () => {
    requests += 1;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data: answer(JSON.parse(Buffer.concat(parts).toString()) as Asked), extensions: { cost } }));
  });
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ listening: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })));
process.on("SIGTERM", () => process.exit(0));
