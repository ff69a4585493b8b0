import type { Paint } from "./paint.ts";
import { BODY, RUBBER, STEEL, WOOD, line, oval, path, rect } from "./paint.ts";

const PEAKS = (x: number, y: number, s: number, fill: string): string => `<path transform="translate(${x} ${y}) scale(${s})" d="M0 60 L50 0 L76 30 L94 10 L136 60 Z" fill="${fill}"/>`;

export const mug = (p: Paint): string =>
  line("M690 430 C850 410 850 680 680 670", p.darker, 46) + line("M690 430 C850 410 850 680 680 670", p.base, 30) +
  path("M260 320 L710 320 L690 760 C686 800 640 820 485 820 C330 820 284 800 280 760 Z", BODY) + oval(485, 320, 225, 56, "#23272a") + oval(485, 326, 205, 44, "#5b3a24") +
  `<ellipse cx="485" cy="320" rx="225" ry="56" fill="none" stroke="#23272a" stroke-width="16"/>` + PEAKS(390, 540, 1.4, p.accent) + path("M310 400 C300 560 306 700 320 770 C340 780 340 560 350 400 Z", p.lighter, 'opacity="0.55"') +
  line("M430 240 C400 200 450 180 430 130", "#ffffff", 14, 'opacity="0.7"') + line("M530 240 C500 200 550 180 530 130", "#ffffff", 14, 'opacity="0.7"');

export const bottle = (p: Paint): string =>
  line("M440 190 C420 90 580 90 560 190", RUBBER, 26) + rect(420, 180, 160, 100, 22, RUBBER) + rect(430, 275, 140, 40, 8, STEEL) +
  path("M430 310 L570 310 C640 350 660 400 660 460 L660 820 C660 870 620 880 500 880 C380 880 340 870 340 820 L340 460 C340 400 360 350 430 310 Z", BODY) +
  path("M380 440 C376 400 400 370 420 360 L420 850 C390 846 380 836 380 810 Z", p.lighter, 'opacity="0.55"') + PEAKS(420, 560, 1.2, p.accent) + rect(340, 800, 320, 26, 0, p.darker, 'opacity="0.5"');

export const stove = (p: Paint): string =>
  path("M470 240 C430 300 440 340 500 350 C560 340 570 300 530 240 C530 280 510 260 500 200 C490 250 480 270 470 240 Z", "#4aa3e0") + path("M488 290 C470 320 480 340 500 344 C520 340 530 320 512 290 C508 310 496 306 488 290 Z", "#cfeaff") +
  line("M500 400 L320 330", "#8b9499", 24) + line("M500 400 L680 330", "#8b9499", 24) + line("M500 400 L500 350", "#8b9499", 30) + line("M320 330 L300 350", "#8b9499", 24) + line("M680 330 L700 350", "#8b9499", 24) +
  oval(500, 400, 90, 24, STEEL) + rect(470, 400, 60, 110, 8, STEEL) + line("M530 460 L650 460", "#8b9499", 14) + rect(640, 436, 60, 48, 10, "#c0392b") +
  path("M310 560 C310 510 690 510 690 560 L700 780 C700 830 300 830 300 780 Z", p.base) + oval(500, 556, 190, 42, p.light) + rect(302, 640, 396, 100, 0, p.accent, 'opacity="0.9"') + PEAKS(430, 660, 1, p.darker);

export const pot = (p: Paint): string =>
  oval(500, 300, 40, 24, RUBBER) + oval(500, 350, 260, 50, STEEL) + path("M240 360 L760 360 L740 740 C736 790 680 800 500 800 C320 800 264 790 260 740 Z", BODY) + rect(228, 340, 544, 40, 16, p.dark) +
  line("M760 470 L900 440", RUBBER, 30) + line("M240 470 L170 470 L170 560 L246 560", "#8b9499", 16) + path("M290 420 C286 560 296 690 310 750 C336 756 330 560 340 420 Z", p.lighter, 'opacity="0.5"') + [560, 620, 680].map((y) => line(`M600 ${y} L660 ${y}`, p.lighter, 8)).join("");

export const spork = (_: Paint): string =>
  `<g transform="rotate(38 500 500)">${path("M470 320 L530 320 L524 640 L476 640 Z", STEEL)}${path("M440 120 L440 220 L470 220 L470 120 L530 120 L530 220 L560 220 L560 120 C590 200 580 300 530 340 L470 340 C420 300 410 200 440 120 Z", STEEL)}${path("M476 620 L524 620 C600 680 600 880 500 880 C400 880 400 680 476 620 Z", STEEL)}${oval(500, 770, 54, 84, "#9aa3a8", 'opacity="0.6"')}${oval(500, 480, 10, 18, "#777f84")}</g>`;

export const dripper = (p: Paint): string =>
  path("M230 250 L770 250 L600 540 L400 540 Z", BODY) + path("M290 250 L710 250 L640 370 L360 370 Z", "#4a2f1c") + [330, 430, 530, 630].map((x) => line(`M${x} 260 L${500 + (x - 500) * 0.4} 530`, p.darker, 8, 'opacity="0.6"')).join("") +
  rect(380, 536, 240, 34, 14, p.darker) + line("M500 580 L500 640", "#4a2f1c", 10) + path("M360 620 L640 620 L628 820 C624 850 376 850 372 820 Z", "#eef1f2", 'opacity="0.9"') + path("M366 720 L634 720 L628 820 C624 850 376 850 372 820 Z", "#4a2f1c") + line("M640 670 C720 660 720 780 632 780", "#c9d0d3", 20);

export const foodbag = (p: Paint): string =>
  path("M290 170 L710 170 L700 230 L720 800 C720 840 280 840 280 800 L300 230 Z", BODY) + rect(286, 160, 428, 70, 6, p.dark) + [300, 340, 380, 420, 460, 500, 540, 580, 620, 660].map((x) => line(`M${x + 10} 170 L${x + 10} 220`, p.darker, 5)).join("") +
  oval(500, 520, 150, 150, "#f6efe0") + path("M380 540 C380 480 620 480 620 540 C620 610 570 640 500 640 C430 640 380 610 380 540 Z", p.darker) + oval(500, 530, 118, 36, "#8c3b1f") + oval(460, 524, 18, 11, "#e9b44c") + oval(530, 536, 16, 10, "#e9b44c") + oval(500, 516, 14, 9, "#6b7f4a") +
  line("M450 450 C430 420 470 400 450 370", "#f6efe0", 12) + line("M540 450 C520 420 560 400 540 370", "#f6efe0", 12) + rect(360, 720, 280, 40, 8, p.accent);

export const flint = (_: Paint): string =>
  `<g transform="rotate(-28 500 520)">${rect(180, 480, 260, 84, 34, WOOD)}${rect(430, 498, 400, 48, 22, "#4b5257")}${rect(430, 502, 400, 12, 6, "#8b9499")}${oval(230, 522, 18, 18, "#2b2e31")}</g>` +
  line("M320 640 C240 740 330 830 420 800 C520 760 600 820 620 860", "#b4532a", 16) + rect(600, 640, 200, 70, 10, STEEL, 'transform="rotate(24 700 675)"') +
  [[720, 300], [790, 350], [830, 250], [760, 210], [860, 330]].map(([x, y]) => path(`M${x} ${y! - 22} L${x! + 6} ${y! - 6} L${x! + 22} ${y} L${x! + 6} ${y! + 6} L${x} ${y! + 22} L${x! - 6} ${y! + 6} L${x! - 22} ${y} L${x! - 6} ${y! - 6} Z`, "#f5b24a")).join("");

export const board = (_: Paint): string =>
  line("M500 190 C430 90 570 90 500 190", "#4a2f1c", 16) + path("M430 170 L570 170 C590 230 640 250 680 280 L690 800 C690 850 310 850 310 800 L320 280 C360 250 410 230 430 170 Z", WOOD) + oval(500, 220, 26, 26, "#f2ede2") +
  [400, 470, 560, 610].map((x, i) => line(`M${x} 300 C${x + (i % 2 ? 30 : -24)} 460 ${x + 20} 640 ${x} 820`, "#4a2f1c", 6, 'opacity="0.35"')).join("") + path("M560 640 L660 600 L660 700 Z", "#f0c14b") + oval(636, 640, 9, 9, "#d29f2a") + oval(600, 650, 7, 7, "#d29f2a") + path("M360 700 C360 640 470 640 470 700 L470 750 L360 750 Z", "#c98d4f") + path("M374 706 C374 660 456 660 456 706 L456 740 L374 740 Z", "#f1d9ac");

export const headlamp = (p: Paint): string =>
  path("M150 430 C250 330 750 330 850 430 L850 560 C750 470 250 470 150 560 Z", p.dark) + path("M150 430 C250 330 750 330 850 430 L850 470 C750 376 250 376 150 470 Z", p.accent) +
  rect(370, 380, 260, 240, 60, BODY) + oval(500, 500, 96, 96, "#23272a") + oval(500, 500, 76, 76, "url(#glow)") + oval(478, 474, 24, 20, "#ffffff", 'opacity="0.9"') + rect(470, 360, 60, 30, 10, "#c0392b") +
  path("M500 600 L300 880 L700 880 Z", "#ffe9a8", 'opacity="0.28"');

export const lantern = (p: Paint): string =>
  line("M340 330 C320 120 680 120 660 330", RUBBER, 22) + path("M360 330 C360 250 640 250 640 330 Z", BODY) + rect(340, 320, 320, 50, 14, p.dark) +
  rect(365, 368, 270, 290, 20, "url(#glow)") + path("M500 430 C450 520 460 590 500 600 C540 590 550 520 500 430 Z", "#fff8e4") + [365, 455, 545, 635].map((x) => line(`M${x} 370 L${x} 656`, p.darker, 12)).join("") +
  path("M330 655 L670 655 L700 820 C700 850 300 850 300 820 Z", BODY) + oval(500, 740, 40, 40, p.darker) + line("M500 740 L500 712", p.accent, 10) + oval(500, 520, 320, 320, "#ffe9a8", 'opacity="0.16"');

export const knife = (p: Paint): string =>
  `<g transform="rotate(-24 500 500)">${path("M500 430 L880 450 C860 510 760 540 500 530 Z", STEEL)}${line("M520 446 L840 460", "#ffffff", 6, 'opacity="0.8"')}${path("M110 450 C130 410 400 420 520 420 C540 450 540 520 520 550 C400 570 180 580 120 540 C100 510 100 480 110 450 Z", BODY)}${line("M140 470 C260 450 400 450 500 456", p.lighter, 10, 'opacity="0.5"')}${[200, 330, 470].map((x) => oval(x, 490, 13, 13, "#d9c07a")).join("")}${rect(508, 418, 30, 134, 8, "#d9c07a")}</g>` + line("M170 640 C130 740 220 800 200 870", "#b4532a", 14);

export const compass = (_: Paint): string =>
  oval(500, 540, 310, 310, "#a8853f") + oval(500, 540, 290, 290, "#d9c07a") + oval(500, 540, 246, 246, "#f8f2e2") +
  Array.from({ length: 36 }, (_unused, i) => `<path d="M500 306 L500 ${i % 9 ? 326 : 346}" stroke="#3a3d42" stroke-width="${i % 9 ? 4 : 9}" transform="rotate(${i * 10} 500 540)"/>`).join("") +
  `<g transform="rotate(28 500 540)">${path("M500 346 L540 540 L460 540 Z", "#b4532a")}${path("M500 734 L540 540 L460 540 Z", "#3a3d42")}</g>` + oval(500, 540, 22, 22, "#d9c07a") + `<circle cx="500" cy="186" r="46" fill="none" stroke="#a8853f" stroke-width="20"/>` + path("M330 420 C380 350 460 330 520 334 C440 380 380 440 350 540 Z", "#ffffff", 'opacity="0.5"');

export const poles = (p: Paint): string =>
  [0, 1].map((i) => `<g transform="rotate(${i ? 16 : -16} 500 500)">${line("M500 330 L500 850", p.dark, 20)}${line("M500 520 L500 660", p.base, 26)}${line("M500 850 L500 890", "#8b9499", 10)}${oval(500, 800, 46, 14, RUBBER)}${path("M474 150 C474 110 526 110 526 150 L520 340 L480 340 Z", "#c39a63")}${rect(474, 110, 52, 40, 18, RUBBER)}${line("M500 150 C420 190 420 280 490 300", p.accent, 14)}</g>`).join("");

export const map = (p: Paint): string =>
  path("M160 300 L390 240 L610 300 L840 240 L840 720 L610 780 L390 720 L160 780 Z", "#e8e2c8") + path("M390 240 L610 300 L610 780 L390 720 Z", "#d8d2b4") +
  path("M160 520 C260 440 330 560 390 500 C470 430 540 560 610 520 C700 470 760 560 840 480 L840 720 L610 780 L390 720 L160 780 Z", p.light, 'opacity="0.55"') +
  [0, 1, 2].map((i) => line(`M${220 + i * 14} ${430 + i * 18} C${280} ${360 + i * 22} ${340} ${400 + i * 14} ${350 - i * 8} ${450 + i * 10}`, "#a8853f", 5)).join("") + [0, 1, 2].map((i) => `<ellipse cx="720" cy="400" rx="${90 - i * 26}" ry="${64 - i * 18}" fill="none" stroke="#a8853f" stroke-width="5"/>`).join("") +
  line("M220 700 C300 600 420 660 500 560 C560 490 640 480 710 410", "#b4532a", 10, 'stroke-dasharray="24 18"') + path("M710 330 C750 330 766 362 750 390 L710 440 L670 390 C654 362 670 330 710 330 Z", "#b4532a") + oval(710, 372, 16, 16, "#ffffff") + line("M500 300 C470 420 540 540 480 740", "#5a9bb5", 12);

export const firstaid = (p: Paint): string =>
  line("M420 300 C420 220 580 220 580 300", p.darker, 28) + rect(200, 300, 600, 470, 70, BODY) + line("M205 430 C400 460 600 460 795 430", p.darker, 12) + oval(760, 436, 16, 16, p.accent) + rect(450, 500, 100, 220, 14, "#ffffff") + rect(390, 560, 220, 100, 14, "#ffffff") + rect(200, 720, 600, 30, 0, p.darker, 'opacity="0.35"');

export const tin = (p: Paint): string =>
  path("M250 470 L750 470 L740 690 C736 760 264 760 260 690 Z", STEEL) + oval(500, 470, 250, 96, "#b9c1c5") + oval(500, 470, 222, 80, p.light) + path("M340 450 C420 420 480 500 560 460 C620 430 660 470 680 480 C640 530 380 540 340 450 Z", p.lighter) +
  `<g transform="translate(160 -150) rotate(14 500 470)">${oval(560, 400, 190, 80, "#8b9499")}${oval(560, 388, 190, 80, p.base)}${path("M560 338 L600 360 L600 404 L560 426 L520 404 L520 360 Z", p.accent)}</g>` + rect(262, 590, 476, 90, 0, p.dark, 'opacity="0.8"');
