import { expect, it } from "vitest";
import { parseToml } from "./app-manifest.ts";

it("reads tables, arrays of tables and arrays over several lines", () => {
  const text = `
name = "Lastmile" # the app
embedded = true
[webhooks]
api_version = "2026-07"
  [[webhooks.subscriptions]]
  topics = [
    "checkouts/create", # first
    "checkouts/update",
  ]
  uri = "/webhooks"
  [[webhooks.subscriptions]]
  compliance_topics = ["shop/redact"]
  uri = '/webhooks#2'
`;
  expect(parseToml(text)).toEqual({
    name: "Lastmile",
    embedded: true,
    webhooks: {
      api_version: "2026-07",
      subscriptions: [{ topics: ["checkouts/create", "checkouts/update"], uri: "/webhooks" }, { compliance_topics: ["shop/redact"], uri: "/webhooks#2" }],
    },
  });
});

it("names the line that is no TOML", () => {
  expect(() => parseToml("a = 1\nnonsense")).toThrow("line 2");
});
