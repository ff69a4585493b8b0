import { trusted, type Html } from "../look/html.ts";

/** Hills, a sun or moon, and the last mile of a path; coloured by the style sheet. */
export const LANDSCAPE: Html = trusted(`<svg class="land" viewBox="0 0 1440 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
  <g class="stars"><circle cx="180" cy="70" r="1.600"/><circle cx="330" cy="130" r="1.200"/><circle cx="520" cy="50" r="1.500"/><circle cx="760" cy="110" r="1.200"/><circle cx="980" cy="60" r="1.700"/><circle cx="1270" cy="150" r="1.300"/><circle cx="1370" cy="60" r="1.600"/></g>
  <circle class="sun" cx="1110" cy="120" r="46"/>
  <path class="far" d="M0 260 120 205l90 40 150-95 130 90 110-60 150 95 120-70 140 80 130-95 160 105 140-50v220H0z"/>
  <path class="middle" d="M0 320c180-70 330-60 480-15s300 40 460-10 330-55 500 0v160H0z"/>
  <path class="near" d="M0 372c230-60 420-50 640-14s520 34 800-24v120H0z"/>
  <path class="way" d="M610 420c40-26 92-34 132-44s66-18 58-28-46-10-30-20 92-8 112-22" fill="none" stroke-width="5" stroke-linecap="round" stroke-dasharray="1 13"/>
  <g class="tent"><path d="M880 307l26-34 26 34z"/><path class="door" d="M899 307l7-20 7 20z"/></g>
</svg>`);
