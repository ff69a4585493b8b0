import { mix } from "./paint.ts";

/** A small generator, so that a picture looks the same each time it is drawn. */
function noise(seed: number): () => number {
  let state = seed * 7919 + 104_729;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function ridge(width: number, height: number, level: number, rough: number, next: () => number): string {
  const steps = 9;
  const points = Array.from({ length: steps + 1 }, (_, i) => [(i / steps) * width, level + (next() - 0.5) * rough * (i % 2 ? 1 : 1.8)] as const);
  return `M0 ${height} ${points.map(([x, y]) => `L${Math.round(x)} ${Math.round(y)}`).join(" ")} L${width} ${height} Z`;
}

function trees(width: number, level: number, count: number, fill: string, next: () => number): string {
  return Array.from({ length: count }, () => {
    const x = Math.round(next() * width);
    const h = Math.round(60 + next() * 90);
    const y = Math.round(level + next() * 40);
    return `<path d="M${x} ${y - h} L${x + h * 0.24} ${y} L${x - h * 0.24} ${y} Z M${x} ${y - h * 0.7} L${x + h * 0.3} ${y + 12} L${x - h * 0.3} ${y + 12} Z" fill="${fill}"/>`;
  }).join("");
}

/** Mountains, a sun or moon, trees and a meadow, drawn from `seed`. */
export function landscape(width: number, height: number, seed: number, light: "day" | "dusk"): string {
  const next = noise(seed);
  const sky = light === "day" ? ["#8fbcd0", "#e9f0e6"] : ["#2f4766", "#f0b98a"];
  const far = light === "day" ? "#9fb6bd" : "#6d6f8c";
  const near = light === "day" ? "#3f6152" : "#28443f";
  const layers = [0.42, 0.52, 0.61, 0.7].map((level, i) => `<path d="${ridge(width, height, height * level, height * (0.2 - i * 0.03), next)}" fill="${mix(far, near, i / 3)}"/>`);
  const meadow = light === "day" ? "#7d9457" : "#3d5844";
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky[0]}"/><stop offset="0.7" stop-color="${sky[1]}"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#sky)"/><circle cx="${width * (0.2 + next() * 0.6)}" cy="${height * 0.24}" r="${height * 0.07}" fill="#fff3d6" opacity="0.9"/>${layers.join("")}
${trees(width, height * 0.8, 26, mix(near, "#0f1d18", 0.3), next)}<path d="M0 ${height * 0.84} C${width * 0.3} ${height * 0.78} ${width * 0.6} ${height * 0.88} ${width} ${height * 0.8} L${width} ${height} L0 ${height} Z" fill="${meadow}"/>`;
}
