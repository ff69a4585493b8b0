import type { TemplateDocument } from "../../domain/templates/document.ts";
import type { ShopSettings } from "../../domain/shops/settings.ts";

/** The colours of one mail, all as #RRGGBB. */
export interface Look {
  readonly accent: string;
  readonly background: string;
  readonly buttonText: string;
  readonly text: string;
  /** secondary words */
  readonly muted: string;
  /** the footer's words, which stand on the background */
  readonly footer: string;
  readonly line: string;
  /** the offer's ground and edge */
  readonly tint: string;
  readonly tintEdge: string;
  readonly tile: string;
  /** accent and button words where the reader's screen is dark */
  readonly darkAccent: string;
  readonly darkButtonText: string;
}

const WHITE = "#FFFFFF";
/** The card's colour in dark mode. */
export const DARK_CARD = "#1C1D20";
const DARK_TEXT = "#F3F4F6";

/** The template's own colours, else the shop's. */
export function coloursOf({ style }: TemplateDocument, settings: ShopSettings): Pick<Look, "accent" | "background"> {
  return { accent: style.accent ?? settings.brandColour, background: style.background ?? settings.backgroundColour };
}

/** All colours of a mail: they follow from a few. */
export function lookOf(document: TemplateDocument, settings: ShopSettings): Look {
  const { style } = document;
  const { accent, background } = coloursOf(document, settings);
  // An accent that would sink into a dark card is turned over.
  const sinks = contrast(accent, DARK_CARD) < 2;
  const muted = mix(style.textColour, WHITE, 0.64);
  return {
    accent,
    background,
    buttonText: style.buttonText,
    text: style.textColour,
    muted,
    footer: legible(muted, background),
    line: mix(style.textColour, WHITE, 0.11),
    tint: mix(accent, WHITE, 0.05),
    tintEdge: mix(accent, WHITE, 0.35),
    tile: mix(style.textColour, WHITE, 0.07),
    darkAccent: sinks ? DARK_TEXT : accent,
    darkButtonText: sinks ? "#111111" : style.buttonText,
  };
}

function channels(colour: string): readonly [number, number, number] {
  const part = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16);
  return [part(1), part(3), part(5)];
}

/** `share` of `over` laid on `under`. */
function mix(over: string, under: string, share: number): string {
  const below = channels(under);
  const mixed = channels(over).map((value, at) => Math.round(value * share + (below[at] ?? 0) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}

/** The colour, or black or white where it could not be read on `ground` (WCAG 2 AA: 4.5). */
function legible(colour: string, ground: string): string {
  if (contrast(colour, ground) >= 4.5) return colour;
  return contrast(DARK_CARD, ground) > contrast(WHITE, ground) ? DARK_CARD : WHITE;
}

/** WCAG 2 contrast ratio, 1 to 21. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
