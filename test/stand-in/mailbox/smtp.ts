import { simpleParser, type AddressObject } from "mailparser";
import { SMTPServer } from "smtp-server";
import type { World } from "../world/world.ts";
import { headersOfSource, newMessageId, receive } from "./mails.ts";

export interface RunningSmtp {
  readonly port: number;
  close(): Promise<void>;
}

/** An SMTP server on this machine that takes every mail, with or without a login, into the mailbox. Port 0 takes a free one. Rejects where the port is taken. */
export async function startSmtp(world: World, port: number): Promise<RunningSmtp> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    size: 30 * 1024 * 1024,
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "anyone" }),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", done);
      stream.on("end", () => {
        const recipients = session.envelope.rcptTo.map((r) => r.address);
        keep(world, Buffer.concat(chunks), recipients).then(() => done(), done);
      });
    },
  });
  // A client that goes away in the middle is no reason to stop.
  const started = Promise.withResolvers<void>();
  server.on("error", (error) => started.reject(error));
  server.listen(port, "127.0.0.1", () => started.resolve());
  await started.promise;
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function keep(world: World, source: Buffer, recipients: readonly string[]): Promise<void> {
  const parsed = await simpleParser(source, { skipTextToHtml: true, skipImageLinks: true });
  const raw = source.toString("utf8");
  const [from] = parsed.from?.value ?? [];
  const named = addressesOf(parsed.to);
  for (const email of recipients) {
    receive(world, {
      id: newMessageId(),
      via: "smtp",
      from: { email: from?.address ?? "", name: from?.name || null },
      to: { email, name: named.find((a) => a.address?.toLowerCase() === email.toLowerCase())?.name || null },
      replyTo: addressesOf(parsed.replyTo)[0]?.address ?? null,
      subject: parsed.subject ?? "",
      html: typeof parsed.html === "string" ? parsed.html : null,
      text: parsed.text ?? null,
      headers: headersOfSource(raw),
      raw,
      customArgs: {},
      categories: [],
    });
  }
}

function addressesOf(value: AddressObject | AddressObject[] | undefined): AddressObject["value"] {
  return value === undefined ? [] : Array.isArray(value) ? value.flatMap((one) => one.value) : value.value;
}
