import { describe, expect, it } from "vitest";
import type { Application } from "../../app/composition.server.ts";
import { loader as front } from "../../app/routes/_index.tsx";
import { loader as auth } from "../../app/routes/auth.$.ts";
import { acceptedLanguages, chooseLanguage } from "../../app/routes-shared/public/language.ts";
import { APP, call } from "./call.ts";

const nobody = {} as Application;

describe("the front page", () => {
  it("leads Shopify's admin into the app and keeps the query", async () => {
    const response = await call(front, nobody, new Request(`${APP}/?shop=a.myshopify.com&host=aG9zdA%3D%3D&embedded=1&id_token=x.y.z`));
    expect([response.status, response.headers.get("location")]).toEqual([302, "/app?shop=a.myshopify.com&host=aG9zdA%3D%3D&embedded=1&id_token=x.y.z"]);
  });

  it("stays within the app whatever the query says", async () => {
    const response = await call(front, nobody, new Request(`${APP}/?shop=//evil.example&x=%0d%0aSet-Cookie:a`));
    expect(new URL(response.headers.get("location")!, APP).origin).toBe(APP);
  });

  it("is a plain page for anybody else, and so is Shopify's login address, which would ask for a shop", async () => {
    expect(front({ request: new Request(`${APP}/`), params: {}, context: { app: nobody } })).toBeNull();
    const response = await call(auth, nobody, new Request(`${APP}/auth/login`));
    expect(response.headers.get("location")).toBe("/");
  });
});

describe("the language of a public page", () => {
  it("is the first wish that is spoken", () => {
    expect(chooseLanguage([null, "pt-BR", "FR-ca", "de"])).toBe("fr");
    expect(chooseLanguage([undefined, "zz", ""])).toBe("en");
  });

  it("is read from the header by quality, and a hostile header is harmless", () => {
    expect(acceptedLanguages("en;q=0.5, de ;q=0.9,fr;q=0, es")).toEqual(["es", "de", "en"]);
    expect(acceptedLanguages(null)).toEqual([]);
    expect(acceptedLanguages(",;q=,;;;q=x,".repeat(10_000)).length).toBeLessThan(500);
  });
});
