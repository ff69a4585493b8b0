import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createSendGridMailer } from "../../../app/adapters/mail/sendgrid-mailer.ts";
import type { Mood, Provider, ReceivedMail } from "./battery.ts";

export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** SendGrid's HTTP shape on this machine. `answer` replaces what it does. */
export async function openSendGrid(answer: Answer | null = null): Promise<Provider & { readonly requests: { headers: IncomingMessage["headers"]; path: string; body: Record<string, unknown> }[] }> {
  const requests: { headers: IncomingMessage["headers"]; path: string; body: Record<string, unknown> }[] = [];
  let mood: Mood = "takes";
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      if (answer) return answer(request, response, body);
      if (mood === "takes") requests.push({ headers: request.headers, path: request.url ?? "", body: JSON.parse(body) as Record<string, unknown> });
      respond(mood, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    mailer: createSendGridMailer({ apiKey: "SG.test", baseUrl: `http://127.0.0.1:${port}`, connectMs: 500, timeoutMs: 500 }),
    requests,
    mood: async (next) => {
      mood = next;
      if (next === "unreachable") await closed(server);
    },
    received: async () => requests.map(({ body }) => received(body)),
    close: () => closed(server),
  };
}

function closed(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => (server.listening ? server.close(() => done()) : done()));
}

function respond(mood: Mood, response: ServerResponse): void {
  const problem = (message: string) => JSON.stringify({ errors: [{ message, field: "personalizations.0.to.0.email", help: null }] });
  if (mood === "takes") response.writeHead(202, { "x-message-id": "sg-1" }).end();
  else if (mood === "refuses") response.writeHead(400, { "content-type": "application/json" }).end(problem("ada@example.com is not a valid address."));
  else if (mood === "busy") response.writeHead(429, { "retry-after": "7", "content-type": "application/json" }).end(problem("too many requests"));
  else if (mood === "vanishes") response.destroy();
}

interface SendGridBody {
  readonly personalizations: readonly [{ readonly to: readonly [{ readonly email: string }]; readonly headers?: Record<string, string>; readonly custom_args?: Record<string, string> }];
  readonly from: { readonly email: string };
  readonly subject: string;
  readonly content: readonly { readonly type: string; readonly value: string }[];
  readonly headers?: Record<string, string>;
  readonly custom_args?: Record<string, string>;
}

function received(value: Record<string, unknown>): ReceivedMail {
  const body = value as unknown as SendGridBody;
  const [person] = body.personalizations;
  const content = (type: string) => body.content.find((one) => one.type === type)?.value ?? "";
  return {
    messageId: body.custom_args?.["message_id"] ?? person.custom_args?.["message_id"] ?? "", from: body.from.email, to: person.to[0].email, subject: body.subject,
    html: content("text/html"), text: content("text/plain"),
    headers: Object.fromEntries(Object.entries({ ...body.headers, ...person.headers }).map(([name, text]) => [name.toLowerCase(), text])),
  };
}
