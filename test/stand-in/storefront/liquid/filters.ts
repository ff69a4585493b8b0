import type { Liquid } from "liquidjs";
import { fromSubUnits, priceTag } from "../../world/amounts.ts";
import type { CurrencyCode, Language } from "../../world/types.ts";

export type Texts = Readonly<Record<string, unknown>>;

interface FilterThis {
  context: { getSync(path: string[]): unknown };
}

/** Adds the part of Shopify's filters that the theme and app blocks use. `texts(language)` answers `t`; `assetUrl(name)` answers `asset_url`. */
export function addShopifyFilters(engine: Liquid, texts: (language: Language) => Texts, assetUrl: (name: string) => string): void {
  const language = (self: FilterThis): Language => self.context.getSync(["request", "locale", "iso_code"]) as Language;
  const currency = (self: FilterThis): CurrencyCode => self.context.getSync(["localization", "country", "currency", "iso_code"]) as CurrencyCode;
  const money = function (this: FilterThis, sub: unknown): string {
    return priceTag(fromSubUnits(Number(sub ?? 0), currency(this)), currency(this), language(this));
  };
  engine.registerFilter("money", money);
  engine.registerFilter("money_without_trailing_zeros", function (this: FilterThis, sub: unknown) {
    return money.call(this, sub).replace(/[.,]00(?=\D*$)/, "");
  });
  engine.registerFilter("money_with_currency", function (this: FilterThis, sub: unknown) {
    return `${money.call(this, sub)} ${currency(this)}`;
  });
  engine.registerFilter("t", function (this: FilterThis, key: unknown, ...params: unknown[]) {
    return translate(texts(language(this)), texts("en"), String(key), Object.fromEntries(params.filter(Array.isArray) as [string, unknown][]), language(this));
  });
  engine.registerFilter("asset_url", (name: unknown) => assetUrl(String(name)));
  engine.registerFilter("stylesheet_tag", (url: unknown) => `<link rel="stylesheet" href="${String(url)}" media="all">`);
  engine.registerFilter("script_tag", (url: unknown) => `<script src="${String(url)}"></script>`);
  engine.registerFilter("image_url", (image: unknown, ...params: unknown[]) => {
    const source = typeof image === "string" ? image : ((image as { src?: string } | null)?.src ?? "");
    const width = (params.filter(Array.isArray) as [string, unknown][]).find(([name]) => name === "width")?.[1];
    return width ? `${source}?width=${Number(width)}` : source;
  });
  // Like Shopify's: "<" never closes the script element that it stands in.
  engine.registerFilter("json", (value: unknown) => JSON.stringify(value ?? null).replaceAll("<", "\\u003c"));
  engine.registerFilter("handleize", (text: unknown) => String(text).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""));
}

/** Looks "a.b.c" up in the language, else in English; `count` picks one/other; "{{ name }}" is filled in and escaped, unless the key ends in _html. */
export function translate(texts: Texts, fallback: Texts, key: string, params: Record<string, unknown>, language: string): string {
  const find = (table: Texts): unknown => key.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], table);
  let entry = find(texts) ?? find(fallback);
  if (typeof entry === "object" && entry !== null) {
    const forms = entry as Record<string, string>;
    entry = forms[new Intl.PluralRules(language).select(Number(params.count ?? 0))] ?? forms.other;
  }
  if (typeof entry !== "string") return `translation missing: ${language}.${key}`;
  return entry.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => escapeHtml(String(params[name] ?? "")));
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]!);
}
