import { COLLECTIONS } from "../catalog.ts";
import type { ColourName, ProductSeed, ShapeName } from "../catalog/seed.ts";
import { COLOURS } from "../catalog/seed.ts";
import * as bags from "./bags-and-tents.ts";
import * as things from "./camp-things.ts";
import * as clothes from "./clothes.ts";
import { landscape } from "./landscape.ts";
import type { Paint } from "./paint.ts";
import { gradients, mix, paintOf } from "./paint.ts";

const SHAPES: Record<ShapeName, (paint: Paint) => string> = { ...bags, ...things, ...clothes };

/** Draws "HANDLE-COLOUR" or "HANDLE-COLOUR-outdoors" as SVG; null where the shop has no such picture. */
export function drawPicture(name: string): string | null {
  if (name === "hero") return svg(1600, 900, landscape(1600, 900, 7, "dusk"));
  const outdoors = name.endsWith("-outdoors");
  const bare = outdoors ? name.slice(0, -"-outdoors".length) : name;
  const cut = bare.lastIndexOf("-");
  const seed = seedOf(bare.slice(0, cut));
  const colour = bare.slice(cut + 1) as ColourName;
  if (!seed?.colours.includes(colour)) return null;
  return outdoors ? scene(seed, colour) : studio(seed, colour);
}

function seedOf(handle: string): ProductSeed | undefined {
  return COLLECTIONS.flatMap((c) => c.products).find((p) => p.handle === handle);
}

function studio(seed: ProductSeed, colour: ColourName): string {
  const hex = COLOURS[colour].hex;
  const paint = paintOf(hex);
  const wall = mix("#f3efe7", hex, 0.08);
  const floor = mix("#e4ded2", hex, 0.14);
  return svg(1000, 1000,
    `${gradients(paint)}<defs><radialGradient id="wall" cx="0.5" cy="0.42" r="0.75"><stop offset="0" stop-color="${mix(wall, "#ffffff", 0.6)}"/><stop offset="1" stop-color="${floor}"/></radialGradient><radialGradient id="shade"><stop offset="0" stop-color="#1d2a25" stop-opacity="0.34"/><stop offset="1" stop-color="#1d2a25" stop-opacity="0"/></radialGradient></defs>
<rect width="1000" height="1000" fill="url(#wall)"/><ellipse cx="500" cy="862" rx="360" ry="52" fill="url(#shade)"/>
<g transform="translate(60 50) scale(0.88)">${SHAPES[seed.shape](paint)}</g>`);
}

function scene(seed: ProductSeed, colour: ColourName): string {
  const paint = paintOf(COLOURS[colour].hex);
  const number = [...seed.handle].reduce((sum, c) => sum + c.charCodeAt(0), 0);
  return svg(1000, 1000,
    `${gradients(paint)}${landscape(1000, 1000, number, number % 3 === 0 ? "dusk" : "day")}<ellipse cx="500" cy="892" rx="270" ry="34" fill="#14201c" opacity="0.3"/>
<g transform="translate(180 250) scale(0.66)">${SHAPES[seed.shape](paint)}</g>`);
}

function svg(width: number, height: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`;
}
