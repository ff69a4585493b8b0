import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { IssuedOffer } from "../../../app/domain/incentives/offer.ts";
import type { Order } from "../../../app/domain/orders/order.ts";
import type { Answer, Question } from "../../../app/use-cases/ports/shop-api.ts";
import { aVariant } from "../../support/samples.ts";
import type { Chance } from "./chance.ts";
import { fromDatedJson, toDatedJson } from "./dated-json.ts";

/** A mail that the provider took: the person has it, whatever became of the worker. */
export interface TakenMail {
  readonly seq: number;
  readonly messageId: string;
  readonly to: string;
  /** which process sent it */
  readonly worker: string;
}

/** A worker asked the shop about a person. */
export interface Asked {
  readonly seq: number;
  readonly worker: string;
  readonly email: string;
}

/** How often, from 0 to 1, the provider and the shop fail; in each of the ways in turn. */
export interface Weather {
  readonly mailFails: number;
  readonly shopFails: number;
}

/** How a provider can fail: not now, out of order, gone before it took the mail, gone after. */
const FAILURES = ["429", "503", "502-not-taken", "reset-before", "reset-after"] as const;
export type MailFailure = (typeof FAILURES)[number];

/** All that is outside of the workers: the shop, which knows what was bought, and the mail provider, which knows what went out. */
export class World {
  readonly taken: TakenMail[] = [];
  readonly asked: Asked[] = [];
  /** discount codes that the shop has made, and when it first did */
  readonly codes = new Map<string, number>();
  readonly failed = new Map<MailFailure | "shop", number>();
  readonly orders: { readonly seq: number; readonly order: Order }[] = [];
  weather: Weather = { mailFails: 0, shopFails: 0 };
  /** when an unsubscribe was first seen to be read, by webhook id */
  readonly heard = new Map<string, number>();
  #seq = 0;
  #failures = 0;
  readonly #chance: Chance;
  readonly #server: Server;

  private constructor(server: Server, chance: Chance) {
    this.#server = server;
    this.#chance = chance;
  }

  static async open(chance: Chance): Promise<World> {
    const server = createServer((request, response) => void world.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const world = new World(server, chance);
    return world;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** the shop knows it from now on, webhook or not */
  buy(order: Order): void {
    this.orders.push({ seq: (this.#seq += 1), order });
  }

  /** somebody looked, and these webhooks had been read */
  hear(webhookIds: readonly string[]): void {
    const seq = (this.#seq += 1);
    for (const id of webhookIds) if (!this.heard.has(id)) this.heard.set(id, seq);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    try {
      for await (const part of request) parts.push(part as Buffer);
    } catch {
      return; // the worker was killed while it asked
    }
    const body = Buffer.concat(parts).toString();
    if (request.url === "/v3/mail/send") return this.#takeMail(JSON.parse(body) as SendGridMail, response);
    const fails = this.#chance.happens(this.weather.shopFails);
    if (fails) this.#count("shop");
    if (request.url === "/ask") return void (fails ? response.writeHead(503).end() : response.end(toDatedJson(this.#answer(fromDatedJson<{ worker: string; questions: Question[] }>(body)))));
    const { code } = fromDatedJson<IssuedOffer>(body);
    // a code can be made although the answer is lost
    if (!fails || this.#chance.happens(0.5)) this.codes.set(code, this.codes.get(code) ?? (this.#seq += 1));
    if (fails) response.writeHead(503).end();
    else response.end(toDatedJson({ shopifyId: `gid-${code}` }));
  }

  #answer({ worker, questions }: { readonly worker: string; readonly questions: readonly Question[] }): readonly Answer[] {
    const seq = (this.#seq += 1);
    return questions.map((question) => {
      this.asked.push({ seq, worker, email: question.email ?? "" });
      const since = question.checkout?.createdAt.getTime() ?? 0;
      const orders = this.orders.map((one) => one.order).filter((order) => order.email === question.email && order.createdAt.getTime() >= since);
      return { key: question.key, orders, variants: question.variantIds.map((id) => aVariant({ id })), checkout: null, shopifyMail: null };
    });
  }

  #takeMail(mail: SendGridMail, response: ServerResponse): void {
    const failure = this.#chance.happens(this.weather.mailFails) ? FAILURES[(this.#failures += 1) % FAILURES.length]! : null;
    if (failure) this.#count(failure);
    switch (failure) {
      case "429":
        return void response.writeHead(429, { "retry-after": "1" }).end();
      case "503":
        return void response.writeHead(503).end();
      case "502-not-taken":
        return void response.writeHead(502).end();
      case "reset-before":
        return void response.destroy();
      default:
        this.#take(mail);
        if (failure === "reset-after") response.destroy();
        else setTimeout(() => response.writeHead(202, { "x-message-id": `sg-${this.taken.length}` }).end(), this.#chance.below(25));
    }
  }

  #take(mail: SendGridMail): void {
    const [personalization] = mail.personalizations;
    const worker = /worker-[0-9a-f-]+/.exec(mail.headers["List-Unsubscribe"] ?? "")?.[0] ?? "nobody";
    this.taken.push({ seq: (this.#seq += 1), messageId: (personalization!.custom_args ?? mail.custom_args)!.message_id, to: personalization!.to[0]!.email, worker });
  }

  #count(what: MailFailure | "shop"): void {
    this.failed.set(what, (this.failed.get(what) ?? 0) + 1);
  }
}

interface SendGridMail {
  readonly personalizations: readonly { readonly to: readonly { readonly email: string }[]; readonly custom_args?: { readonly message_id: string } }[];
  readonly custom_args?: { readonly message_id: string };
  readonly headers: Readonly<Record<string, string>>;
}
