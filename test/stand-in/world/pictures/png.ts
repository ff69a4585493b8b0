import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { drawPicture } from "./picture.ts";

let ready: Promise<void> | null = null;
const made = new Map<string, Buffer>();
const KEPT = 400;

/** The picture as PNG, `width` pixels wide (60 to 1600); null where there is none. Drawn once, then kept in memory. */
export async function pictureAsPng(name: string, width: number): Promise<Buffer | null> {
  const size = Math.min(1600, Math.max(60, Math.round(width)));
  const key = `${name}@${size}`;
  const known = made.get(key);
  if (known) return known;
  const svg = drawPicture(name);
  if (!svg) return null;
  await (ready ??= loadWasm());
  const png = Buffer.from(new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng());
  if (made.size >= KEPT) made.delete(made.keys().next().value!);
  made.set(key, png);
  return png;
}

async function loadWasm(): Promise<void> {
  await initWasm(await readFile(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));
}
