import { trusted, type Html } from "../look/html.ts";

/** Hills, a sun or moon, and the last mile of a path; coloured by the style sheet. */
export const LANDSCAPE: Html = trusted(`<svg class="land" viewBox="0 0 1440 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
  <g class="stars"><circle cx="180" cy="70" r="1.600"/><circle cx="330" cy="130" r="1.200"/><circle cx="520" cy="50" r="1.500"/><circle cx="760" cy="110" r="1.200"/><circle cx="980" cy="60" r="1.700"/><circle cx="1270" cy="150" r="1.300"/><circle cx="1370" cy="60" r="1.600"/></g>
  <circle class="sun" cx="1085" cy="112" r="42"/>
  <path class="far" d="M0 318 110 286l80 26 120-62 120 58 96-40 150 72 110-104 92 54 150-128 150 122 110-58 132 66v200H0z"/>
  <path class="middle" d="M0 350c180-50 330-44 480-12s300 30 460-22 330-46 500 2v160H0z"/>
  <path class="near" d="M0 386c230-46 420-40 640-8s520 26 800-26v120H0z"/>
  <path class="way" d="M610 424c40-24 92-26 132-34s66-14 58-24-46-8-30-18 80-12 108-26" fill="none" stroke-width="5" stroke-linecap="round" stroke-dasharray="1 13"/>
  <g class="tent"><path d="M874 324l26-34 26 34z"/><path class="door" d="M893 324l7-20 7 20z"/></g>
</svg>`);
