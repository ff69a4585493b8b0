import type { Paint } from "./paint.ts";
import { BODY, RUBBER, line, oval, path, rect, stitch } from "./paint.ts";

export const backpack = (p: Paint): string =>
  line("M300 380 C190 420 190 700 280 760", p.darker, 34) + line("M700 380 C810 420 810 700 720 760", p.darker, 34) +
  line("M440 190 C440 120 560 120 560 190", p.darker, 24) +
  path("M300 330 C300 230 380 190 500 190 C620 190 700 230 700 330 L715 770 C715 830 670 850 500 850 C330 850 285 830 285 770 Z", BODY) +
  path("M292 360 C300 230 380 185 500 185 C620 185 700 230 708 360 C640 400 360 400 292 360 Z", p.dark) +
  path("M340 560 C340 530 660 530 660 560 L668 770 C668 800 332 800 332 770 Z", p.light) +
  stitch("M352 582 C430 566 570 566 648 582", p.darker) + line("M352 620 L648 620", p.darker, 8) +
  line("M400 380 L400 540", p.darker, 16) + line("M600 380 L600 540", p.darker, 16) +
  rect(384, 440, 32, 44, 8, p.accent) + rect(584, 440, 32, 44, 8, p.accent) +
  rect(455, 250, 90, 46, 6, p.accent) + path("M475 284 L497 260 L508 272 L516 264 L528 284 Z", p.darker) +
  path("M285 640 C240 650 232 720 246 790 L290 800 Z", p.dark) + path("M715 640 C760 650 768 720 754 790 L710 800 Z", p.darker);

export const daypack = (p: Paint): string =>
  line("M335 360 C240 420 240 660 310 720", p.darker, 30) + line("M665 360 C760 420 760 660 690 720", p.darker, 30) +
  line("M445 230 C445 160 555 160 555 230", p.darker, 22) +
  path("M320 400 C320 270 400 225 500 225 C600 225 680 270 680 400 L695 760 C695 815 650 830 500 830 C350 830 305 815 305 760 Z", BODY) +
  line("M330 420 C400 350 600 350 670 420", p.darker, 9) + oval(660, 414, 13, 13, p.accent) +
  rect(365, 540, 270, 220, 34, p.dark) + line("M380 585 L620 585", p.accent, 8) + stitch("M385 740 L615 740", p.lighter) +
  rect(450, 440, 100, 50, 6, p.accent) + path("M472 478 L497 450 L508 463 L516 455 L530 478 Z", p.darker) +
  path("M312 620 C280 630 270 700 280 770 L308 780 Z", p.darker) + path("M688 620 C720 630 730 700 720 770 L692 780 Z", p.darker);

export const duffel = (p: Paint): string =>
  line("M350 420 C350 240 650 240 650 420", p.darker, 30) +
  path("M190 430 C190 390 230 380 260 380 L740 380 C770 380 810 390 810 430 L830 700 C830 750 790 770 750 770 L250 770 C210 770 170 750 170 700 Z", BODY) +
  path("M190 430 C230 470 240 680 176 720 C166 690 180 520 190 430 Z", p.darker) + path("M810 430 C770 470 760 680 824 720 C834 690 820 520 810 430 Z", p.darker) +
  line("M230 425 L770 425", p.darker, 10) + oval(720, 425, 14, 14, p.accent) +
  line("M350 400 L335 768", p.darker, 30) + line("M650 400 L665 768", p.darker, 30) +
  rect(430, 540, 140, 70, 8, p.accent) + path("M460 592 L494 554 L510 572 L522 560 L544 592 Z", p.darker) + stitch("M370 730 L630 730", p.lighter);

export const drybag = (p: Paint): string =>
  path("M330 330 L670 330 L690 800 C690 850 310 850 310 800 Z", BODY) + oval(500, 806, 190, 46, p.dark) +
  path("M320 250 L680 250 L690 345 L310 345 Z", p.dark) + line("M322 285 L680 285", p.darker, 8) + line("M318 315 L684 315", p.darker, 8) +
  line("M320 260 C250 180 360 140 440 150", p.darker, 20) + line("M680 260 C750 180 640 140 560 150", p.darker, 20) + rect(430, 126, 140, 50, 16, RUBBER) +
  path("M500 470 C560 550 590 600 590 640 C590 700 550 730 500 730 C450 730 410 700 410 640 C410 600 440 550 500 470 Z", p.lighter, 'opacity="0.85"');

export const pouch = (p: Paint): string =>
  [[300, 250, 1], [410, 420, 0.86], [300, 600, 0.72]].map(([x, y, s], i) =>
    `<g transform="translate(${x} ${y}) scale(${s})">${path("M0 40 C0 10 20 0 50 0 L390 0 C420 0 440 10 440 40 L450 200 C450 230 430 240 400 240 L50 240 C20 240 -10 230 -10 200 Z", [BODY, p.light, p.dark][i]!)}${line("M20 46 L420 46", p.darker, 9)}${line("M420 46 L470 70", p.accent, 14)}${rect(180, 120, 90, 46, 6, p.accent)}</g>`).join("");

export const hipbag = (p: Paint): string =>
  line("M230 470 C90 400 120 250 300 240 C420 235 580 235 700 240 C880 250 910 400 770 470", p.darker, 40) + rect(455, 214, 90, 56, 12, RUBBER) +
  path("M230 450 C230 400 290 390 500 390 C710 390 770 400 770 450 C770 640 690 740 500 740 C310 740 230 640 230 450 Z", BODY) +
  line("M262 470 C360 440 640 440 738 470", p.darker, 10) + oval(720, 468, 15, 15, p.accent) +
  path("M310 540 C380 520 620 520 690 540 C670 640 600 690 500 690 C400 690 330 640 310 540 Z", p.dark) + rect(455, 575, 90, 48, 6, p.accent);

export const tent = (p: Paint): string =>
  oval(500, 782, 400, 40, p.darker, 'opacity="0.25"') +
  path("M120 770 C220 560 330 330 470 270 C560 300 720 520 880 770 Z", BODY) +
  path("M470 270 C430 440 380 620 330 770 L120 770 C220 560 330 330 470 270 Z", p.light) +
  path("M470 270 C520 420 580 600 640 770 L330 770 C380 620 430 440 470 270 Z", p.dark) +
  path("M470 380 C500 500 540 640 575 770 L400 770 C430 640 452 500 470 380 Z", "#f3e7c9") +
  path("M470 380 C455 520 440 650 470 770 L400 770 C430 640 452 500 470 380 Z", p.lighter) +
  line("M470 270 C330 330 220 560 120 770", p.darker, 10) + line("M470 270 C560 300 720 520 880 770", p.darker, 10) +
  line("M120 770 L60 800", p.darker, 6) + line("M880 770 L940 800", p.darker, 6) + line("M470 270 L470 240", p.darker, 10);

export const familytent = (p: Paint): string =>
  oval(500, 790, 430, 40, p.darker, 'opacity="0.25"') +
  path("M90 780 L150 480 C300 360 380 330 500 320 C620 330 700 360 850 480 L910 780 Z", BODY) +
  path("M300 780 L330 420 C400 360 450 335 500 320 C550 335 600 360 670 420 L700 780 Z", p.light) +
  path("M420 780 L430 470 C460 440 540 440 570 470 L580 780 Z", "#f3e7c9") + line("M500 452 L500 780", p.dark, 6) +
  path("M90 780 L150 480 C220 425 270 395 330 372 L300 780 Z", p.dark) +
  rect(165, 560, 110, 90, 14, "#f3e7c9", 'opacity="0.9"') + rect(725, 560, 110, 90, 14, "#f3e7c9", 'opacity="0.9"') +
  line("M220 560 L220 650", p.dark, 6) + line("M780 560 L780 650", p.dark, 6) + line("M150 480 C300 360 380 330 500 320 C620 330 700 360 850 480", p.darker, 12);

export const sleepingbag = (p: Paint): string =>
  path("M500 130 C620 130 690 210 690 340 L665 780 C660 850 600 880 500 880 C400 880 340 850 335 780 L310 340 C310 210 380 130 500 130 Z", BODY) +
  [400, 480, 560, 640, 720, 800].map((y) => line(`M${312 + (y - 340) * 0.06} ${y} C420 ${y + 26} 580 ${y + 26} ${688 - (y - 340) * 0.06} ${y}`, p.darker, 7, 'opacity="0.55"')).join("") +
  oval(500, 280, 130, 118, p.darker) + oval(500, 296, 108, 96, p.lighter) + path("M420 340 C460 310 540 310 580 340 C570 385 430 385 420 340 Z", "#f6efe0") +
  line("M590 380 C600 520 600 640 585 740", p.accent, 9) + oval(592, 430, 13, 13, p.accent);

export const pad = (p: Paint): string =>
  rect(330, 130, 300, 680, 60, BODY) + [230, 310, 390, 470, 550, 630, 710].map((y) => line(`M345 ${y} L615 ${y}`, p.dark, 10)).join("") +
  oval(480, 820, 150, 60, p.darker) + oval(480, 812, 150, 60, p.light) + oval(480, 812, 96, 36, p.dark) + oval(480, 812, 48, 18, p.light) +
  rect(590, 150, 60, 34, 12, p.accent);

export const hammock = (p: Paint): string =>
  rect(100, 120, 56, 720, 20, "url(#wood)") + rect(844, 120, 56, 720, 20, "url(#wood)") +
  line("M156 300 L250 380", p.darker, 12) + line("M844 300 L750 380", p.darker, 12) +
  path("M240 370 C330 620 670 620 760 370 C690 760 310 760 240 370 Z", BODY) +
  path("M240 370 C330 560 670 560 760 370 C700 640 300 640 240 370 Z", p.dark) +
  line("M262 420 C350 690 650 690 738 420", p.accent, 10) + line("M280 480 C370 730 630 730 720 480", p.lighter, 8);

export const pillow = (p: Paint): string =>
  path("M200 400 C190 330 260 320 320 350 C430 330 570 330 680 350 C740 320 810 330 800 400 C780 470 780 560 800 630 C810 700 740 710 680 680 C570 700 430 700 320 680 C260 710 190 700 200 630 C220 560 220 470 200 400 Z", BODY) +
  path("M260 420 C400 380 600 380 740 420 C720 470 700 440 500 440 C300 440 280 470 260 420 Z", p.lighter, 'opacity="0.6"') +
  stitch("M250 640 C400 660 600 660 750 640", p.darker) + rect(730, 470, 50, 34, 10, RUBBER);

export const rope = (p: Paint): string =>
  [0, 1, 2, 3].map((i) => `<ellipse cx="500" cy="${430 + i * 44}" rx="${250 - i * 8}" ry="${170 - i * 6}" fill="none" stroke="${i % 2 ? p.dark : p.base}" stroke-width="38"/>`).join("") +
  [0, 1, 2, 3].map((i) => `<ellipse cx="500" cy="${430 + i * 44}" rx="${250 - i * 8}" ry="${170 - i * 6}" fill="none" stroke="${p.accent}" stroke-width="8" stroke-dasharray="18 34"/>`).join("") +
  rect(462, 590, 76, 170, 26, p.darker) + [620, 650, 680, 710].map((y) => line(`M466 ${y} L534 ${y + 10}`, p.light, 10)).join("") + line("M700 620 C800 700 780 800 700 830", p.base, 34) + line("M700 620 C800 700 780 800 700 830", p.accent, 7, 'stroke-dasharray="18 34"');
