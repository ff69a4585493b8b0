import { describe, expect, it } from "vitest";
import { createMailers } from "../../../app/adapters/mail/mailers.ts";

const smtp = { url: "smtp://127.0.0.1:1" };
const sendgrid = { apiKey: "SG.test", baseUrl: "http://127.0.0.1:1" };

describe("the configured mailers", () => {
  it("follow the shop's choice, else the operator's", () => {
    const mailers = createMailers({ provider: "smtp", smtp, sendgrid });
    expect(mailers.available).toEqual(["sendgrid", "smtp"]);
    expect([mailers.for("sendgrid"), mailers.for("smtp"), mailers.for(null)].map(({ provider }) => provider)).toEqual(["sendgrid", "smtp", "smtp"]);
    mailers.close();
  });

  it("fall back to the operator's for a choice that is not configured", () => {
    expect(createMailers({ provider: "sendgrid", smtp: null, sendgrid }).for("smtp").provider).toBe("sendgrid");
  });

  it("are not without a default", () => {
    expect(() => createMailers({ provider: "smtp", smtp: null, sendgrid })).toThrow("smtp is the default but is not configured; configured are sendgrid");
  });
});
