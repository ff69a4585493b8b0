/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

/** HTML with everything put into it escaped, other Html and lists of it excepted. */
export function html(strings: TemplateStringsArray, ...values: readonly unknown[]): Html {
  return { html: strings.reduce((done, part, index) => done + (index === 0 ? "" : inside(values[index - 1])) + part, "") };
}

/** Text that is trusted: an SVG, a style sheet. */
export const trusted = (text: string): Html => ({ html: text });

/** For a script element of type application/json. */
export const json = (value: unknown): Html => trusted(JSON.stringify(value).replaceAll("<", "\\u003c"));

function inside(value: unknown): string {
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(inside).join("");
  if (typeof value === "object" && "html" in value) return String(value.html);
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
