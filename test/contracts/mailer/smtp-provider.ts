import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { createSmtpMailer } from "../../../app/adapters/mail/smtp-mailer.ts";
import type { Mood, Provider, ReceivedMail } from "./battery.ts";

interface SmtpProviderOptions {
  /** answer to RCPT TO */
  readonly recipientCode?: number;
  /** answer to MAIL FROM */
  readonly senderCode?: number;
  readonly dropAtRecipient?: boolean;
  /** the mailer signs in with "wrong" */
  readonly password?: string;
}

/** A real SMTP server on this machine. */
export async function openSmtp(options: SmtpProviderOptions = {}): Promise<Provider> {
  const raw: Buffer[] = [];
  let mood: Mood = "takes";
  const no = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ["STARTTLS"], logger: false, closeTimeout: 100,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.password === options.password) done(null, { user: "lastmile" });
      else done(no(535, "authentication failed"));
    },
    onMailFrom(_address, _session, done) {
      done(options.senderCode === undefined ? null : no(options.senderCode, "not from <hello@fernweh.example>"));
    },
    onRcptTo(_address, session, done) {
      if (options.dropAtRecipient) return void dropAll(server);
      done(options.recipientCode === undefined ? null : no(options.recipientCode, "no <ada@example.com> here"));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
        if (mood === "vanishes") return void dropAll(server);
        if (mood === "hangs") return;
        if (mood === "refuses") return done(no(554, "spam from ada@example.com"));
        if (mood === "busy") return done(no(451, "try again later"));
        raw.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const { port } = server.server.address() as AddressInfo;
  const mailer = createSmtpMailer({ url: `smtp://${options.password === undefined ? "" : "lastmile:wrong@"}127.0.0.1:${port}`, connectMs: 1000, timeoutMs: 600 });
  let open = true;
  const close = () => (open ? new Promise<void>((done) => {
    open = false;
    dropAll(server);
    server.close(() => done());
  }) : Promise.resolve());
  return {
    mailer,
    mood: async (next) => {
      mood = next;
      if (next === "unreachable") await close();
    },
    received: () => Promise.all(raw.map(received)),
    close: async () => {
      mailer.close();
      await close();
    },
  };
}

function dropAll(server: SMTPServer): void {
  const { connections } = server as unknown as { readonly connections: ReadonlySet<{ readonly _socket: { destroy(): void } }> };
  for (const connection of connections) connection._socket.destroy();
}

async function received(raw: Buffer): Promise<ReceivedMail> {
  const mail = await simpleParser(raw);
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
  const headers = mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(":") + 1).replace(/\r?\n\s+/g, " ").trim()]);
  return {
    messageId: mail.messageId?.replace(/^<|@.*$/g, "") ?? "", from: mail.from?.value[0]?.address ?? "", to: to?.value.map(({ address }) => address).join(",") ?? "",
    subject: mail.subject ?? "", html: (mail.html || "").trim(), text: mail.text ?? "", headers: Object.fromEntries(headers) as Record<string, string>,
  };
}
