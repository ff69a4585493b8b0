import { describe, expect, it } from "vitest";
import { createLog, scrub } from "../../../app/adapters/log/pino-log.ts";

function logged(use: (log: ReturnType<typeof createLog>) => void): { readonly lines: readonly Record<string, unknown>[]; readonly text: string } {
  const lines: string[] = [];
  use(createLog({ level: "info", write: (line) => void lines.push(line) }));
  return { lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), text: lines.join("") };
}

describe("the log", () => {
  it("keeps ids and messages", () => {
    expect(logged((log) => log.info({ shop: "a.myshopify.com", messageId: "m1" }, "handed off")).lines[0]).toMatchObject({ level: "info", shop: "a.myshopify.com", messageId: "m1", msg: "handed off" });
  });

  it("hides personal fields at any of three levels", () => {
    const { text } = logged((log) => log.warn({ email: "SEEN", customer: { phone: "SEEN", first: { lastName: "SEEN" } }, headers: { cookie: "SEEN" }, accessToken: "SEEN" }, "x"));
    expect(text).not.toContain("SEEN");
  });

  it.each(["erika@example.com", "o'neil+tag@mail.example.co.uk", "jürgen@münchen.de"])("takes %s out of any text", (address) => {
    const { text } = logged((log) => log.error({ note: `sent to ${address}` }, `failed for <${address}>`));
    expect(text).not.toContain(address);
    expect(text.match(/\[address\]/g)).toHaveLength(2);
  });

  it("says of a database error what happened, but quotes no row", () => {
    const error = Object.assign(new Error('duplicate key value for "erika@example.com"'), { code: "23505", detail: "Key (email)=(erika@example.com) already exists.", parameters: ["SEEN"] });
    const { lines, text } = logged((log) => log.error({ error }, "not stored"));
    expect(lines[0]!.error).toMatchObject({ type: "Error", code: "23505", message: 'duplicate key value for "[address]"' });
    expect(text).not.toMatch(/erika|SEEN|detail/);
  });

  it("takes a password out of an address", () => {
    expect(scrub("cannot reach postgresql://lastmile:hunter2@db:5432/x")).toBe("cannot reach postgresql://[hidden]@db:5432/x");
  });

  it("stays one JSON line", () => {
    expect(() => logged((log) => log.info({ note: '"a@b.example"' }, "a\nb"))).not.toThrow();
  });
});
