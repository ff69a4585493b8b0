import { expect, test } from "vitest";
import { privacyExports } from "../../app/presenters/settings/privacy-exports.ts";
import type { PrivacyRequest } from "../../app/use-cases/ports/privacy-store.ts";
import { aStore, NOW } from "./a-store.ts";

const request: PrivacyRequest = {
  shop: "fernweh.myshopify.com", id: "a/b", ask: { kind: "export", subject: { customerShopifyId: "7", email: "ada@example.com", phone: null, orderIds: [] } }, inboxId: 1n,
  receivedAt: NOW, dueAt: NOW, state: "ready", answeredAt: NOW, expiresAt: new Date("2026-12-21T15:00:00Z"), downloadedAt: null, attempts: 0,
};

test("says in plain words who asked, and until when the file is there", async () => {
  expect(await privacyExports(aStore(), { exportsOf: async () => [request] }, NOW)).toEqual([
    { url: "/app/settings/exports/a%2Fb", title: "ada@example.com asked on Nov 21, 2026", until: "Download by Dec 21, 2026", downloaded: false, fileName: "customer-data-2026-11-21.json" },
  ]);
});
