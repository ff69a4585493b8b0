import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { setBlock } from "../storefront/liquid/app-extension.ts";
import { Documents } from "../world/documents.ts";
import { extensionInfo, readThemeExtensions } from "./theme-blocks.ts";

const EXTENSIONS = fileURLToPath(new URL("../../../extensions", import.meta.url));

it("tells the app which of its blocks are in the theme, by the names that merchants see", () => {
  const documents = new Documents(":memory:");
  setBlock(documents, "stock-badge", { on: false });
  expect(extensionInfo(readThemeExtensions(EXTENSIONS, documents))).toMatchObject([
    { handle: "urgency-badges", type: "theme_app_extension", activations: [{ handle: "offer-countdown", status: "active", activations: [{ target: "body" }] }, { handle: "stock-badge", name: "Stock badge", status: "available", activations: [] }] },
  ]);
});

it("has none where there are no extensions", () => {
  expect(readThemeExtensions("/nowhere", new Documents(":memory:"))).toEqual([]);
});
