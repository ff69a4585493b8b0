/** The tones of one picture, made from one colour. */
export interface Paint {
  readonly base: string;
  readonly light: string;
  readonly lighter: string;
  readonly dark: string;
  readonly darker: string;
  readonly accent: string;
}

/** `ratio` of `b` in a mix of two "#rrggbb" colours. */
export function mix(a: string, b: string, ratio: number): string {
  const part = (hex: string, i: number): number => parseInt(hex.slice(1 + i * 2, 3 + i * 2), 16);
  return `#${[0, 1, 2].map((i) => Math.round(part(a, i) * (1 - ratio) + part(b, i) * ratio).toString(16).padStart(2, "0")).join("")}`;
}

export function paintOf(hex: string): Paint {
  const bright = parseInt(hex.slice(1, 3), 16) + parseInt(hex.slice(3, 5), 16) + parseInt(hex.slice(5, 7), 16) > 560;
  return {
    base: hex,
    light: mix(hex, "#ffffff", 0.18),
    lighter: mix(hex, "#ffffff", 0.42),
    dark: mix(hex, "#14201c", 0.24),
    darker: mix(hex, "#14201c", 0.5),
    accent: bright ? "#b4532a" : "#f0d9a8",
  };
}

/** A filled path. */
export const path = (d: string, fill: string, more = ""): string => `<path d="${d}" fill="${fill}" ${more}/>`;
/** A line with round ends. */
export const line = (d: string, stroke: string, width: number, more = ""): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
export const rect = (x: number, y: number, w: number, h: number, r: number, fill: string, more = ""): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}" ${more}/>`;
export const oval = (x: number, y: number, rx: number, ry: number, fill: string, more = ""): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;
/** Dashed stitching. */
export const stitch = (d: string, colour: string): string => line(d, colour, 4, 'stroke-dasharray="10 12" opacity="0.7"');

export const BODY = "url(#body)";
export const STEEL = "url(#steel)";
export const WOOD = "url(#wood)";
export const RUBBER = "#2b2e31";

/** The gradients that every picture may use. */
export function gradients(p: Paint): string {
  const stops = (...colours: string[]): string => colours.map((c, i) => `<stop offset="${i / (colours.length - 1)}" stop-color="${c}"/>`).join("");
  return `<defs>
<linearGradient id="body" x1="0" y1="0" x2="1" y2="0.35">${stops(p.light, p.base, p.dark)}</linearGradient>
<linearGradient id="steel" x1="0" y1="0" x2="1" y2="0">${stops("#8b9499", "#eef1f2", "#b9c1c5", "#777f84")}</linearGradient>
<linearGradient id="wood" x1="0" y1="0" x2="1" y2="0.3">${stops("#9a6a43", "#7a4b2d", "#8a5a37", "#5f3820")}</linearGradient>
<linearGradient id="glow" x1="0" y1="0" x2="0" y2="1">${stops("#fff6d8", "#ffd98a", "#f5b24a")}</linearGradient>
</defs>`;
}
