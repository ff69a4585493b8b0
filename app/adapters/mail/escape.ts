const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "{": "&#123;", "}": "&#125;",
};

/**
 * Text for a template that is still to be compiled: safe as HTML, inside attributes too, and without a brace,
 * so that neither MJML nor Liquid can find markup in it.
 */
export function escapeForTemplate(text: string): string {
  return text.replace(/[&<>"'{}]/g, (character) => ENTITIES[character] ?? "");
}

const OUTPUT: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

/** Text that goes into finished HTML, inside attributes too. */
export function escapeOutput(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => OUTPUT[character] ?? "") : text;
}
