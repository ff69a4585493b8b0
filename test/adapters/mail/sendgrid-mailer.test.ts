import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import sendgrid, { MailService } from "@sendgrid/mail";
import { describe, expect, it } from "vitest";
import { createSendGridMailer } from "../../../app/adapters/mail/sendgrid-mailer.ts";
import { aMail } from "../../contracts/mailer/battery.ts";
import { openSendGrid } from "../../contracts/mailer/sendgrid-provider.ts";

describe("the SendGrid mailer", () => {
  it("names shop and message in the custom arguments, leaves tracking off, signs in with its key", async () => {
    const provider = await openSendGrid();
    expect(await provider.mailer.handOff(aMail())).toEqual({ kind: "accepted", providerMessageId: "sg-1" });
    const [request] = provider.requests;
    expect(request).toMatchObject({ path: "/v3/mail/send", headers: { authorization: "Bearer SG.test" } });
    expect(request?.body).toMatchObject({
      custom_args: { shop: "fernweh-outfitters.myshopify.com", message_id: aMail().messageId },
      reply_to: { email: "care@fernweh.example" },
      tracking_settings: { click_tracking: { enable: false, enable_text: false }, open_tracking: { enable: false }, subscription_tracking: { enable: false } },
      content: [{ type: "text/plain" }, { type: "text/html" }],
    });
    await provider.close();
  });

  it.each([[{ "X-One": "1" }], [{}]])("sends what SendGrid's own service makes of the same mail, with headers %j", async (headers) => {
    const provider = await openSendGrid();
    const mail = { ...aMail(), subject: "Ümläut ✓ \u2028", headers };
    await provider.mailer.handOff(mail);
    const service = new MailService();
    const made = new Promise((resolve) => Object.assign(service, { client: { request: (request: { body: unknown }) => Promise.resolve(resolve(request.body)) } }));
    const off = { enable: false };
    void service.send({
      from: mail.from, to: mail.to.name === null ? { email: mail.to.email } : { email: mail.to.email, name: mail.to.name }, ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }), subject: mail.subject, text: mail.text, html: mail.html, headers: mail.headers,
      customArgs: { shop: mail.shop, message_id: mail.messageId }, trackingSettings: { clickTracking: { enable: false, enableText: false }, openTracking: off, subscriptionTracking: off },
    });
    expect(provider.requests[0]?.body).toEqual(JSON.parse(JSON.stringify(await made)));
    await provider.close();
  });

  it("has a client of its own", async () => {
    const [one, other] = [await openSendGrid(), await openSendGrid()];
    await one.mailer.handOff(aMail());
    expect([one.requests.length, other.requests.length]).toEqual([1, 0]);
    const shared = (sendgrid as unknown as { client: { auth: string; defaultRequest: { baseUrl: string } } }).client;
    expect(shared).toMatchObject({ auth: "", defaultRequest: { baseUrl: "https://api.sendgrid.com/" } });
    await Promise.all([one.close(), other.close()]);
  });

  it.each([
    [200, {}, "accepted", undefined],
    [202, {}, "accepted", undefined],
    [301, { location: "/elsewhere" }, "retry", 3_600_000],
    [400, {}, "refused", undefined],
    [401, {}, "retry", 3_600_000],
    [403, {}, "retry", 3_600_000],
    [404, {}, "retry", 3_600_000],
    [413, {}, "refused", undefined],
    [429, { "retry-after": "7" }, "retry", 7000],
    [429, {}, "retry", 60_000],
    [429, { "retry-after": "99999" }, "retry", 3_600_000],
    [500, {}, "retry", 60_000],
    [502, {}, "unknown", undefined],
    [503, { "retry-after": "0" }, "retry", 1000],
    [504, {}, "unknown", undefined],
  ])("takes %i %j for %s", async (status, headers, kind, afterMs) => {
    const provider = await openSendGrid((_request, response) => response.writeHead(status, headers as Record<string, string>).end("<html>not json ada@example.com</html>"));
    const result = await provider.mailer.handOff(aMail());
    expect(result.kind).toBe(kind);
    if (result.kind === "retry") expect([result.afterMs, result.denied === true]).toEqual([afterMs, [301, 401, 403, 404].includes(status)]);
    expect(JSON.stringify(result)).not.toContain("@");
    await provider.close();
  });

  it("tells field and message of a refusal, without the address", async () => {
    const provider = await openSendGrid();
    await provider.mood("refuses");
    expect(await provider.mailer.handOff(aMail())).toEqual({ kind: "refused", reason: "SendGrid answered 400: personalizations.0.to.0.email: (address) is not a valid address." });
    await provider.close();
  });

  it.each([
    ["a name that does not exist", "http://no-such-host.invalid"],
    ["an encrypted connection that cannot be made", null],
  ])("may try again after %s: nothing was written", async (_name, address) => {
    const garbage = createServer((socket) => void socket.on("error", () => undefined).end("this is not TLS\r\n"));
    await new Promise<void>((done) => garbage.listen(0, "127.0.0.1", done));
    const baseUrl = address ?? `https://127.0.0.1:${(garbage.address() as AddressInfo).port}`;
    expect(await createSendGridMailer({ apiKey: "SG.test", baseUrl, connectMs: 500, timeoutMs: 1000 }).handOff(aMail())).toMatchObject({ kind: "retry" });
    garbage.close();
  });

  it("may try again when no connection comes about in time", async () => {
    // A server that accepts TCP but never finishes the TLS handshake.
    const silent = createServer((socket) => void socket.on("error", () => undefined));
    await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
    const mailer = createSendGridMailer({ apiKey: "SG.test", baseUrl: `https://127.0.0.1:${(silent.address() as AddressInfo).port}`, connectMs: 200, timeoutMs: 5000 });
    expect(await mailer.handOff(aMail())).toMatchObject({ kind: "retry" });
    silent.close();
  });

  it.each([
    ["202 and a body that never ends", "HTTP/1.1 202 Accepted\r\ncontent-length: 10\r\n\r\nab", "accepted"],
    ["429 and a body that never ends", "HTTP/1.1 429 Too Many Requests\r\ncontent-length: 10\r\n\r\nab", "retry"],
    ["a piece of a body that cannot be read", "HTTP/1.1 503 Unavailable\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n", "retry"],
    ["another protocol", "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n", "unknown"],
  ])("holds on to the status, whatever becomes of the rest: %s", async (_name, answer, kind) => {
    const server = createServer((socket) => void socket.on("error", () => undefined).once("data", () => socket.write(answer)));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const mailer = createSendGridMailer({ apiKey: "SG.test", baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, timeoutMs: 300 });
    expect(await mailer.handOff(aMail())).toMatchObject({ kind });
    server.close();
  });

  it("sends a run of mails over the same connections, many at once", async () => {
    const ports = new Set<number | undefined>();
    let atOnce = 0;
    let most = 0;
    const provider = await openSendGrid((request, response) => {
      ports.add(request.socket.remotePort);
      most = Math.max(most, (atOnce += 1));
      setTimeout(() => {
        atOnce -= 1;
        response.writeHead(202).end();
      }, 20);
    });
    for (let run = 0; run < 3; run += 1) await Promise.all([1, 2, 3, 4].map(async () => expect(await provider.mailer.handOff(aMail())).toMatchObject({ kind: "accepted" })));
    expect([ports.size, most]).toEqual([4, 4]);
    await provider.close();
  });

  it("knows nothing of a mail on a used connection that breaks", async () => {
    let mails = 0;
    const provider = await openSendGrid((request, response) => ((mails += 1) === 1 ? void response.writeHead(202).end() : request.socket.destroy()));
    expect(await provider.mailer.handOff(aMail())).toMatchObject({ kind: "accepted" });
    expect(await provider.mailer.handOff(aMail())).toMatchObject({ kind: "unknown" });
    expect(mails).toBe(2);
    await provider.close();
  });
});
