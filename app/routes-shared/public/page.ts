import { createHash } from "node:crypto";
import type { Language } from "./language.ts";

export interface PublicPage {
  readonly language: Language;
  readonly status: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** a button that posts to the page's own address */
  readonly button?: { readonly label: string; readonly field: { readonly name: string; readonly value: string } };
}

const STYLE = `:root{color-scheme:light dark}*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:#f6f6f7;color:#1a1a1a;font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}main{width:100%;max-width:30rem;background:#fff;border-radius:1rem;padding:2.25rem;box-shadow:0 1px 3px rgb(0 0 0/.12),0 8px 24px rgb(0 0 0/.06)}h1{margin:0 0 .75rem;font-size:1.4rem;line-height:1.3;overflow-wrap:anywhere}p{margin:0 0 1rem;overflow-wrap:anywhere}p:last-child{margin:0}form{margin:1.5rem 0 0}button{width:100%;min-height:3rem;padding:.75rem 1.25rem;border:0;border-radius:.6rem;background:#1a1a1a;color:#fff;font:inherit;font-weight:600;cursor:pointer}button:hover{background:#333}button:focus-visible{outline:3px solid #2c6ecb;outline-offset:3px}@media (prefers-color-scheme:dark){body{background:#101113;color:#ececec}main{background:#1c1d20;box-shadow:none}button{background:#ececec;color:#1a1a1a}button:hover{background:#fff}}`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

const HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  "X-Robots-Tag": "noindex, nofollow",
  // the address holds a token: it goes to nobody
  "Referrer-Policy": "no-referrer",
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
};

/** A small page for shoppers: one file of HTML, no script, nothing loaded from anywhere. All texts are escaped here. */
export function publicPage({ language, status, title, paragraphs, button }: PublicPage): Response {
  const form = button
    ? `<form method="post"><input type="hidden" name="${escape(button.field.name)}" value="${escape(button.field.value)}"><button type="submit">${escape(button.label)}</button></form>`
    : "";
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join("\n")}
${form}
</main>
</body>
</html>
`;
  return new Response(html, { status, headers: HEADERS });
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
