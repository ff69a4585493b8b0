/** Shopify's search syntax: terms joined by AND (also implied), OR and NOT, in parentheses; `field:value` with comparators, quotes, commas and a trailing `*`. */

export type Search =
  | { readonly kind: "all" }
  | { readonly kind: "and" | "or"; readonly parts: readonly Search[] }
  | { readonly kind: "not"; readonly part: Search }
  | { readonly kind: "term"; readonly field: string | null; readonly comparator: Comparator; readonly value: string };
type Comparator = "=" | "<" | "<=" | ">" | ">=";

/** What a field of a document holds; several values match if one does, null is absent. */
export type FieldReader<T> = (document: T) => string | number | Date | null | readonly (string | null)[];

export interface SearchWarning {
  readonly field: string;
  readonly message: string;
  readonly code: "invalid_field";
}

type Token = { readonly kind: "(" | ")" | "AND" | "OR" | "NOT" } | { readonly kind: "word"; readonly text: string };

/** Parses a query; text that is no query at all becomes plain words, as in Shopify. */
export function parseSearch(query: string): Search {
  const tokens = tokenize(query);
  let at = 0;
  const peek = (): Token["kind"] | undefined => tokens[at]?.kind;
  const or = (): Search => joined("or", and, () => peek() === "OR" && ++at > 0);
  const and = (): Search => joined("and", not, () => {
    if (peek() === "AND") return ++at > 0;
    return peek() !== undefined && peek() !== "OR" && peek() !== ")";
  });
  const not = (): Search => {
    if (peek() === "NOT") {
      at++;
      return { kind: "not", part: not() };
    }
    const token = tokens[at++];
    if (token?.kind === "(") {
      const inner = or();
      if (peek() === ")") at++;
      return inner;
    }
    return token?.kind === "word" ? term(token.text) : { kind: "all" };
  };
  return tokens.length === 0 ? { kind: "all" } : or();
}

function joined(kind: "and" | "or", next: () => Search, more: () => boolean): Search {
  const parts = [next()];
  while (more()) parts.push(next());
  return parts.length === 1 ? (parts[0] as Search) : { kind, parts };
}

function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(\(|\)|-?(?:[^\s()"'\\]|\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')+|["'])/gy;
  for (const [, text = ""] of query.matchAll(pattern)) {
    if (text === "(" || text === ")" || text === "AND" || text === "OR" || text === "NOT") tokens.push({ kind: text });
    else if (text.startsWith("-") && text.length > 1) tokens.push({ kind: "NOT" }, { kind: "word", text: text.slice(1) });
    else tokens.push({ kind: "word", text });
  }
  return tokens;
}

function term(text: string): Search {
  const match = /^([A-Za-z_.]+):(<=|>=|<|>|=)?([\s\S]*)$/.exec(text);
  if (!match) return { kind: "term", field: null, comparator: "=", value: unquote(text) };
  return { kind: "term", field: String(match[1]), comparator: (match[2] ?? "=") as Comparator, value: unquote(match[3] ?? "") };
}

function unquote(text: string): string {
  const inner = /^(["'])([\s\S]*)\1$/.exec(text)?.[2] ?? text;
  return inner.replace(/\\(.)/g, "$1");
}

/** Keeps the documents that match. A field that Shopify does not know is left out of the filter, with a warning, exactly as Shopify does it. */
export function filter<T>(documents: readonly T[], query: string | null | undefined, fields: Readonly<Record<string, FieldReader<T>>>, known: ReadonlySet<string>, now: Date): { matches: T[]; warnings: SearchWarning[] } {
  const warnings: SearchWarning[] = [];
  const search = without(parseSearch(query ?? ""), (field) => !fields[field] && !known.has(field), warnings);
  const test = (part: Search, document: T): boolean => {
    switch (part.kind) {
      case "all": return true;
      case "and": return part.parts.every((one) => test(one, document));
      case "or": return part.parts.some((one) => test(one, document));
      case "not": return !test(part.part, document);
      case "term": return matches(part, document);
    }
  };
  const matches = (part: Search & { kind: "term" }, document: T): boolean => {
    if (part.field === null) return Object.values(fields).some((read) => contains(read(document), part.value));
    const read = fields[part.field];
    if (!read) throw new Error(`the stand-in cannot search by ${part.field} yet`);
    return part.value.split(",").some((value) => compare(read(document), part.comparator, value, now));
  };
  return { matches: documents.filter((document) => test(search, document)), warnings };
}

/** The search without the terms whose field is foreign; what has nothing left matches all. */
function without(search: Search, foreign: (field: string) => boolean, warnings: SearchWarning[]): Search {
  if (search.kind === "term" && search.field !== null && foreign(search.field)) {
    warnings.push({ field: search.field, message: "Invalid search field for this query.", code: "invalid_field" });
    return { kind: "all" };
  }
  if (search.kind === "not") {
    const part = without(search.part, foreign, warnings);
    return part.kind === "all" ? part : { kind: "not", part };
  }
  if (search.kind !== "and" && search.kind !== "or") return search;
  const parts = search.parts.map((part) => without(part, foreign, warnings)).filter((part) => part.kind !== "all");
  return parts.length === 0 ? { kind: "all" } : { kind: search.kind, parts };
}

function contains(found: ReturnType<FieldReader<never>>, text: string): boolean {
  return [found].flat().some((one) => typeof one === "string" && one.toLowerCase().includes(text.toLowerCase()));
}

function compare(found: ReturnType<FieldReader<never>>, comparator: Comparator, text: string, now: Date): boolean {
  if (found === null) return false;
  if (found instanceof Date) return ordered(found.getTime(), comparator, text === "now" ? now.getTime() : Date.parse(text));
  if (typeof found === "number") return ordered(found, comparator, Number(text));
  const wanted = text.toLowerCase();
  const fits = (one: string): boolean => (wanted.endsWith("*") ? one.startsWith(wanted.slice(0, -1)) : one === wanted);
  return [found].flat().some((one) => one !== null && fits(String(one).toLowerCase()));
}

function ordered(a: number, comparator: Comparator, b: number): boolean {
  switch (comparator) {
    case "=": return a === b;
    case "<": return a < b;
    case "<=": return a <= b;
    case ">": return a > b;
    case ">=": return a >= b;
  }
}
