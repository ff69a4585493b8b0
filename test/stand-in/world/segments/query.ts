import type { Address, Customer, Order } from "../types.ts";

/** What a segment's query looks at. */
export interface SegmentSubject {
  readonly customer: Customer;
  readonly lastOrder: Order | null;
  readonly now: Date;
}
export type SegmentTest = (subject: SegmentSubject) => boolean;

/** A query that is not in the part of Shopify's segment language that the stand-in knows. */
export class SegmentQueryError extends Error {
  override readonly name = "SegmentQueryError";
}

type Value = number | string | Date | null;
/** Each field as one value or a list. Amounts are in the shop's currency, as a merchant writes them. */
const FIELDS: Readonly<Record<string, (subject: SegmentSubject) => Value | readonly string[]>> = {
  number_of_orders: ({ customer }) => customer.numberOfOrders,
  amount_spent: ({ customer }) => customer.amountSpent / 100,
  customer_tags: ({ customer }) => customer.tags,
  customer_countries: ({ customer }) => customer.addresses.map((address: Address) => address.countryCode),
  email_subscription_status: ({ customer }) => customer.emailMarketingConsent.state,
  customer_language: ({ customer }) => customer.locale,
  customer_added_date: ({ customer }) => new Date(customer.createdAt),
  last_order_date: ({ lastOrder }) => lastOrder && new Date(lastOrder.createdAt),
};

/** "number_of_orders > 1 AND customer_tags CONTAINS 'vip'": comparisons, CONTAINS, IS NULL and BETWEEN, joined by AND, OR and parentheses. Throws SegmentQueryError. */
export function parseSegmentQuery(query: string): SegmentTest {
  const tokens = query.match(/'[^']*'|[()]|[<>!]?=|[<>]|[^\s()<>=!]+/g) ?? [];
  const reader = { tokens, at: 0 };
  const test = either(reader);
  if (reader.at < tokens.length) throw new SegmentQueryError(`"${tokens[reader.at]}" is not expected here`);
  return test;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}
const isNext = (reader: Reader, word: string): boolean => reader.tokens[reader.at]?.toUpperCase() === word;
function take(reader: Reader): string {
  const token = reader.tokens[reader.at++];
  if (token === undefined) throw new SegmentQueryError("the query ends too early");
  return token;
}
function expectWord(reader: Reader, word: string): void {
  const token = take(reader);
  if (token.toUpperCase() !== word) throw new SegmentQueryError(`"${token}": expected ${word}`);
}

function either(reader: Reader): SegmentTest {
  const tests = [all(reader)];
  while (isNext(reader, "OR")) {
    reader.at += 1;
    tests.push(all(reader));
  }
  return (subject) => tests.some((test) => test(subject));
}

function all(reader: Reader): SegmentTest {
  const tests = [one(reader)];
  while (isNext(reader, "AND")) {
    reader.at += 1;
    tests.push(one(reader));
  }
  return (subject) => tests.every((test) => test(subject));
}

function one(reader: Reader): SegmentTest {
  const token = take(reader);
  if (token === "(") {
    const inner = either(reader);
    expectWord(reader, ")");
    return inner;
  }
  const field = FIELDS[token];
  if (!field) throw new SegmentQueryError(`"${token}" is not a field that is known here: ${Object.keys(FIELDS).join(", ")}`);
  return condition(reader, field);
}

function condition(reader: Reader, field: (subject: SegmentSubject) => Value | readonly string[]): SegmentTest {
  const operator = take(reader).toUpperCase();
  switch (operator) {
    case "NOT":
      expectWord(reader, "CONTAINS");
      return not(contains(field, take(reader)));
    case "CONTAINS":
      return contains(field, take(reader));
    case "IS": {
      const negated = isNext(reader, "NOT");
      if (negated) reader.at += 1;
      expectWord(reader, "NULL");
      const isNull: SegmentTest = (subject) => isEmpty(field(subject));
      return negated ? not(isNull) : isNull;
    }
    case "BETWEEN": {
      const low = take(reader);
      expectWord(reader, "AND");
      return both(compare(field, ">=", low), compare(field, "<=", take(reader)));
    }
    default:
      return compare(field, operator, take(reader));
  }
}

const not = (test: SegmentTest): SegmentTest => (subject) => !test(subject);
const both = (a: SegmentTest, b: SegmentTest): SegmentTest => (subject) => a(subject) && b(subject);
const isEmpty = (value: Value | readonly string[]): boolean => value === null || (Array.isArray(value) && value.length === 0);

function contains(field: (subject: SegmentSubject) => Value | readonly string[], token: string): SegmentTest {
  const wanted = unquoted(token).toLowerCase();
  return (subject) => [field(subject)].flat().some((value) => String(value).toLowerCase() === wanted);
}

const COMPARISONS: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  "=": (a, b) => a === b, "!=": (a, b) => a !== b, "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
};

function compare(field: (subject: SegmentSubject) => Value | readonly string[], operator: string, token: string): SegmentTest {
  const holds = COMPARISONS[operator];
  if (!holds) throw new SegmentQueryError(`"${operator}": expected one of ${Object.keys(COMPARISONS).join(" ")}, CONTAINS, IS NULL, BETWEEN`);
  return (subject) => {
    const value = field(subject);
    if (value === null || Array.isArray(value)) return false;
    if (value instanceof Date) return holds(value.getTime(), moment(token, subject.now));
    return typeof value === "number" ? holds(value, Number(token)) : holds(String(value), unquoted(token));
  };
}

const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** "2026-07-01", "today", or "-30d": so many days, weeks, months or years ago. */
function moment(token: string, now: Date): number {
  const [, count, unit] = /^-(\d+)([dwmy])$/.exec(token) ?? [];
  if (count && unit) return now.getTime() - Number(count) * DAYS[unit]! * 86_400_000;
  return token.toLowerCase() === "today" ? now.getTime() : Date.parse(unquoted(token));
}

function unquoted(token: string): string {
  return token.replace(/^'|'$/g, "");
}
