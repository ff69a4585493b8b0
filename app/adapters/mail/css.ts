import { DARK_CARD } from "./look.ts";
import type { Look } from "./look.ts";

/** Rules that inline styles cannot say: phones and dark screens. Clients that drop them show the light desktop mail. */
export function css(look: Look): string {
  return `
    :root { color-scheme: light dark; supported-color-schemes: light dark; }
    a { text-decoration: none; }
    img { -ms-interpolation-mode: bicubic; }
    @media only screen and (max-width: 480px) {
      .card > table > tbody > tr > td { padding: 28px 20px 14px !important; }
      .heading-1 > div { font-size: 25px !important; line-height: 31px !important; }
      .picture-cell { width: 76px !important; padding-right: 14px !important; }
      .picture { width: 76px !important; height: 76px !important; line-height: 76px !important; }
      .code { font-size: 20px !important; letter-spacing: 2px !important; }
    }
    @media (prefers-color-scheme: dark) { ${dark(look, "")} }
    ${dark(look, "[data-ogsc] ")}`;
}

/** Outlook's apps mark a dark screen by an attribute, the others by a media query. */
function dark(look: Look, scope: string): string {
  const rules: readonly (readonly [string, string])[] = [
    [".page, .page > div", "background-color: #111214 !important"],
    [".card, .card > table, .card > table > tbody > tr > td", `background-color: ${DARK_CARD} !important`],
    [".ink, .ink div, .ink p, .ink a, .ink span", "color: #F3F4F6 !important"],
    [".soft, .soft div, .soft p, .soft a, .soft span", "color: #A9ADB5 !important"],
    [".rule, .rule p", "border-color: #34363B !important"],
    [".tile", "background-color: #2A2C31 !important; color: #A9ADB5 !important"],
    [".offer", "background-color: #24262B !important; border-color: #4A4D55 !important"],
    [".cta table td", `background-color: ${look.darkAccent} !important`],
    [".cta a, .cta p", `background-color: ${look.darkAccent} !important; color: ${look.darkButtonText} !important`],
    [".logo-picture img", "background-color: #FFFFFF !important; padding: 8px !important; border-radius: 8px !important"],
  ];
  return rules.map(([selectors, body]) => `${selectors.split(", ").map((one) => scope + one).join(", ")} { ${body}; }`).join("\n    ");
}
