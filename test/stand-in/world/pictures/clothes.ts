import type { Paint } from "./paint.ts";
import { BODY, RUBBER, STEEL, line, oval, path, rect, stitch } from "./paint.ts";

const SLEEVES = "M350 300 C270 320 220 400 190 560 L160 760 C160 780 250 800 262 780 L330 520 Z";
const SLEEVES_RIGHT = "M650 300 C730 320 780 400 810 560 L840 760 C840 780 750 800 738 780 L670 520 Z";
const TORSO = "M350 300 C410 270 590 270 650 300 C690 420 690 600 700 830 C640 855 360 855 300 830 C310 600 310 420 350 300 Z";

export const jacket = (p: Paint): string =>
  path(SLEEVES, p.light) + path(SLEEVES_RIGHT, p.dark) + path(TORSO, BODY) +
  path("M390 290 C380 170 450 130 500 130 C550 130 620 170 610 290 C570 330 430 330 390 290 Z", p.dark) + oval(500, 250, 76, 66, p.darker) +
  line("M500 300 L500 845", p.accent, 9) + line("M352 620 L420 700", p.darker, 9) + line("M648 620 L580 700", p.darker, 9) + line("M560 430 L640 430", p.darker, 9) +
  path("M330 340 C420 400 580 400 670 340 L676 400 C580 450 420 450 324 400 Z", p.dark, 'opacity="0.45"') + line("M168 740 L262 764", p.darker, 12) + line("M832 740 L738 764", p.darker, 12);

export const puffer = (p: Paint): string =>
  path(SLEEVES, p.light) + path(SLEEVES_RIGHT, p.dark) + path(TORSO, BODY) + rect(420, 210, 160, 110, 46, p.dark) +
  [390, 470, 550, 630, 710, 790].map((y) => line(`M${338 - (y - 390) * 0.07} ${y} C420 ${y + 22} 580 ${y + 22} ${662 + (y - 390) * 0.07} ${y}`, p.darker, 7, 'opacity="0.6"')).join("") +
  [430, 520, 610, 700].map((y, i) => line(`M${216 - i * 14} ${y} L${314 - i * 22} ${y + 22}`, p.darker, 7, 'opacity="0.6"') + line(`M${784 + i * 14} ${y} L${686 + i * 22} ${y + 22}`, p.darker, 7, 'opacity="0.6"')).join("") +
  line("M500 235 L500 845", p.accent, 9);

export const shirt = (p: Paint): string =>
  path("M350 260 C260 280 210 340 160 470 L270 540 L330 430 Z", p.light) + path("M650 260 C740 280 790 340 840 470 L730 540 L670 430 Z", p.dark) +
  path("M350 260 C400 250 430 240 440 235 C460 290 540 290 560 235 C570 240 600 250 650 260 C690 420 680 620 690 820 C630 845 370 845 310 820 C320 620 310 420 350 260 Z", BODY) +
  line("M440 235 C460 290 540 290 560 235", p.darker, 14) + stitch("M316 800 C370 822 630 822 684 800", p.darker) + stitch("M182 470 L270 524", p.darker) + stitch("M818 470 L730 524", p.darker) + rect(560, 400, 60, 34, 5, p.accent);

export const trousers = (p: Paint): string =>
  path("M340 170 L660 170 C690 400 700 620 700 860 L545 860 L505 430 L495 430 L455 860 L300 860 C300 620 310 400 340 170 Z", BODY) +
  path("M500 430 L505 430 L545 860 L700 860 C700 620 690 400 660 170 L590 170 C590 300 560 400 500 430 Z", p.dark, 'opacity="0.45"') +
  rect(336, 150, 328, 56, 12, p.darker) + rect(476, 160, 48, 36, 6, STEEL) + line("M360 240 L420 320", p.darker, 9) + line("M640 240 L580 320", p.darker, 9) +
  path("M310 560 L440 560 L430 650 L306 650 Z", p.dark, 'opacity="0.6"') + path("M690 560 L560 560 L570 650 L694 650 Z", p.darker, 'opacity="0.5"') + line("M500 206 L500 420", p.darker, 7);

export const beanie = (p: Paint): string =>
  oval(500, 220, 72, 72, p.lighter) + path("M260 640 C240 380 350 260 500 260 C650 260 760 380 740 640 Z", BODY) +
  [340, 420, 500, 580, 660].map((x) => line(`M${x} 640 C${x + (500 - x) * 0.1} 480 ${x + (500 - x) * 0.4} 360 ${x + (500 - x) * 0.7} 275`, p.dark, 10, 'opacity="0.6"')).join("") +
  rect(230, 610, 540, 150, 40, p.dark) + Array.from({ length: 12 }, (_, i) => line(`M${266 + i * 43} 632 L${266 + i * 43} 738`, p.darker, 8, 'opacity="0.5"')).join("") + rect(590, 655, 92, 60, 6, p.accent);

export const hat = (p: Paint): string =>
  oval(500, 640, 390, 110, p.dark) + oval(500, 620, 390, 104, BODY) + path("M290 610 C280 400 360 310 500 310 C640 310 720 400 710 610 C640 660 360 660 290 610 Z", p.base) +
  path("M292 560 C380 610 620 610 708 560 L710 612 C640 660 360 660 290 612 Z", p.darker) + path("M330 470 C350 380 410 345 470 340 C400 400 370 470 370 560 Z", p.lighter, 'opacity="0.6"') +
  line("M300 680 C330 830 430 860 500 860 C570 860 670 830 700 680", p.darker, 9) + oval(500, 860, 20, 20, p.accent);

export const gloves = (p: Paint): string =>
  [0, 1].map((i) => `<g transform="${i ? "translate(1000 0) scale(-1 1) rotate(-6 300 520)" : "rotate(-6 300 520)"}">${path("M210 820 L220 560 C210 480 150 500 140 430 C140 390 190 390 215 430 L232 260 C236 210 282 214 282 260 L290 230 C296 180 340 186 340 236 L348 250 C356 206 398 214 396 262 L402 300 C412 266 448 278 444 322 L426 560 L430 820 C400 850 240 850 210 820 Z", i ? p.dark : BODY)}${line("M216 720 L428 720", p.darker, 12)}${line("M216 760 L428 760", p.accent, 8)}${[282, 340, 396].map((x) => line(`M${x} 300 L${x + 2} 400`, p.darker, 6)).join("")}</g>`).join("");

export const socks = (p: Paint): string =>
  [0, 1].map((i) => `<g transform="translate(${i * 200 - 60} ${i * -60 + 20})">${path("M330 190 L500 190 L500 560 C500 600 520 610 580 640 L680 690 C740 730 720 800 650 810 L520 812 C420 812 350 760 335 660 Z", i ? p.dark : BODY)}${rect(322, 170, 188, 90, 20, i ? p.darker : p.dark)}${line("M332 330 L500 330", p.accent, 18)}${line("M333 375 L500 375", p.accent, 8)}${path("M338 640 C360 600 420 590 470 620 C440 680 420 730 400 770 C366 740 344 700 338 640 Z", p.accent, 'opacity="0.75"')}${path("M600 650 L680 690 C740 730 720 800 650 810 L590 811 C620 760 620 700 600 650 Z", p.accent, 'opacity="0.75"')}</g>`).join("");

export const boot = (p: Paint): string =>
  path("M300 200 C360 180 470 180 520 205 L530 440 C560 500 640 520 740 560 C830 590 860 640 860 720 L250 720 C240 560 280 400 300 200 Z", BODY) +
  path("M250 640 C260 620 300 610 330 640 C420 700 740 700 860 690 L860 740 L250 740 Z", p.darker) +
  path("M240 730 L865 730 C875 780 860 810 840 810 L780 810 L770 790 L720 790 L710 810 L640 810 L630 790 L580 790 L570 810 L440 810 L430 790 L380 790 L370 810 L260 810 C238 800 236 760 240 730 Z", RUBBER) +
  path("M300 200 C360 180 470 180 520 205 L522 250 C460 226 360 226 296 250 Z", p.darker) + path("M500 270 L620 520 C590 540 540 530 510 500 L440 280 Z", p.dark) +
  [290, 340, 390, 440].map((y, i) => line(`M${440 + i * 16} ${y} L${520 + i * 28} ${y - 8}`, p.accent, 12)).join("") + oval(330, 470, 40, 40, p.dark, 'opacity="0.5"');

export const trainer = (p: Paint): string =>
  path("M170 480 C200 430 260 420 300 460 C340 500 400 480 440 420 L480 390 C560 470 640 540 760 570 C850 590 880 640 870 700 L170 700 C150 620 150 550 170 480 Z", BODY) +
  path("M170 600 C300 640 420 560 520 620 C640 680 780 660 872 660 L870 710 L168 710 Z", p.dark) + path("M155 690 L875 690 C885 740 860 770 830 770 L210 770 C170 770 150 740 155 690 Z", "#f4efe4") +
  path("M165 750 L870 750 L850 792 L800 792 L790 776 L720 776 L710 792 L620 792 L610 776 L540 776 L530 792 L400 792 L390 776 L320 776 L310 792 L200 792 Z", RUBBER) +
  [[470, 420], [515, 460], [560, 500], [605, 535]].map(([x, y]) => line(`M${x! - 60} ${y! + 40} L${x! + 10} ${y}`, p.accent, 12)).join("") + path("M250 560 C330 520 360 600 460 540 L470 580 C380 640 330 560 260 600 Z", p.accent) + path("M170 480 C200 430 260 420 300 460 L290 500 C250 470 210 480 176 520 Z", p.darker);

export const sandal = (p: Paint): string =>
  path("M160 640 C260 600 700 600 850 640 C890 660 880 720 830 726 L200 726 C140 720 130 660 160 640 Z", RUBBER) + path("M165 636 C260 590 700 590 845 636 C700 660 300 660 165 636 Z", p.dark) +
  path("M230 630 C210 540 260 440 330 420 L400 440 C350 480 330 560 350 626 Z", BODY) + path("M560 622 C560 540 640 500 720 520 C800 545 820 600 822 636 L750 646 C740 600 700 570 640 580 C620 590 610 610 612 630 Z", BODY) +
  path("M330 420 C420 420 520 470 600 560 L556 600 C500 520 420 480 380 486 Z", p.light) + rect(424, 440, 70, 50, 10, STEEL, 'transform="rotate(24 459 465)"') + path("M215 500 C150 520 160 600 190 632 L232 630 C216 590 216 550 236 520 Z", p.dark);

export const slipper = (p: Paint): string =>
  [0, 1].map((i) => `<g transform="translate(${i * 90 - 40} ${i * 160 - 110})">${path("M180 600 C180 520 300 470 420 500 C520 440 700 460 800 540 C860 600 840 660 780 670 L260 680 C210 680 180 650 180 600 Z", i ? BODY : p.dark)}${oval(350, 560, 150, 58, p.darker)}${oval(356, 566, 130, 44, "#f6efe0")}${path("M190 650 L820 640 C812 690 790 700 760 700 L250 706 C210 700 196 680 190 650 Z", "#a88a63")}${line("M500 500 C560 520 600 570 600 640", p.accent, 8, 'opacity="0.8"')}</g>`).join("");

export const gaiter = (p: Paint): string =>
  [0, 1].map((i) => `<g transform="translate(${i * 330} 0)">${path("M230 190 L440 190 L460 520 C500 640 540 740 560 800 L190 800 C180 640 210 400 230 190 Z", i ? p.dark : BODY)}${rect(220, 180, 230, 50, 14, p.darker)}${line("M360 230 L400 790", p.accent, 10)}${path("M192 690 L530 690 L560 800 L190 800 Z", p.darker)}${line("M230 800 C300 850 440 850 500 800", RUBBER, 14)}</g>`).join("");

export const sunglasses = (p: Paint): string =>
  line("M170 430 L120 400", p.darker, 26) + line("M830 430 L880 400", p.darker, 26) +
  path("M150 400 C260 370 420 380 480 420 C520 400 480 400 520 420 C580 380 740 370 850 400 L840 450 C830 600 760 640 680 640 C600 640 550 580 530 480 C515 455 485 455 470 480 C450 580 400 640 320 640 C240 640 170 600 160 450 Z", BODY) +
  path("M196 440 C280 415 380 420 440 450 C430 560 380 604 320 604 C250 604 205 560 196 440 Z", "#22303a") + path("M804 440 C720 415 620 420 560 450 C570 560 620 604 680 604 C750 604 795 560 804 440 Z", "#22303a") +
  path("M230 460 C280 445 320 445 350 455 L270 580 C240 550 230 510 230 460 Z", "#5e8aa0", 'opacity="0.7"') + path("M600 460 C650 445 690 445 720 455 L640 580 C610 550 600 510 600 460 Z", "#5e8aa0", 'opacity="0.7"');

export const towel = (p: Paint): string =>
  rect(250, 560, 500, 200, 50, p.dark) + rect(250, 420, 500, 200, 50, BODY) + rect(250, 280, 500, 200, 50, p.light) +
  [350, 400].map((x) => line(`M${x} 284 L${x} 476`, p.accent, 16)).join("") + [350, 400].map((x) => line(`M${x} 484 L${x} 616`, p.accent, 16, 'opacity="0.7"')).join("") + line("M700 320 C780 300 800 380 740 400", p.darker, 12);
