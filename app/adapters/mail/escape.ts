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
