import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { HandOffResult, Mailer, Mailers, OutgoingMail } from "../../../app/use-cases/ports/mailer.ts";

/** A mail provider outside of every worker: what arrives here would have reached people, whatever became of the worker. */
export class Sink {
  /** address -> message ids, as they came */
  readonly taken = new Map<string, string[]>();
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** `slowMs`: between taking a mail and saying so */
  static async open(slowMs = 0): Promise<Sink> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part)).on("end", () => {
        const { to, messageId } = JSON.parse(Buffer.concat(parts).toString()) as { to: string; messageId: string };
        sink.taken.set(to, [...(sink.taken.get(to) ?? []), messageId]);
        setTimeout(() => response.end("taken"), slowMs);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const sink = new Sink(server);
    return sink;
  }

  /** addresses that got more than one mail */
  twice(): readonly string[] {
    return [...this.taken].filter(([, ids]) => ids.length > 1).map(([to]) => to);
  }
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Hands mails to the sink over HTTP. An answer that does not come is an unknown outcome. */
export class SinkMailer implements Mailer, Mailers {
  readonly provider = "sendgrid";
  readonly available = ["sendgrid"] as const;
  readonly #url: string;
  constructor(url: string) {
    this.#url = url;
  }
  for(): Mailer {
    return this;
  }
  async handOff(mail: OutgoingMail): Promise<HandOffResult> {
    try {
      await (await fetch(this.#url, { method: "POST", body: JSON.stringify({ to: mail.to.email, messageId: mail.messageId }) })).text();
      return { kind: "accepted", providerMessageId: null };
    } catch {
      return { kind: "unknown", reason: "no-answer" };
    }
  }
}
