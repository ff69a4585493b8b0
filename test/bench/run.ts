// npm run bench -- NAME... [--json]: measures, prints value, floor, plain way, target; exits non-zero when a target is missed.
import { BENCHES } from "./catalog.ts";
import { toText } from "./figure.ts";

const names = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const json = process.argv.includes("--json");
const chosen = BENCHES.filter((bench) => names.includes(bench.name));
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));

if (chosen.length === 0 || unknown.length > 0) {
  console.error(`npm run bench -- NAME... [--json]; NAME is one or more of: ${BENCHES.map((bench) => bench.name).join(", ")}`);
  process.exit(2);
}
for (const bench of chosen) {
  const figures = await bench.run((line) => console.error(`${bench.name}: ${line}`));
  for (const one of figures) {
    console.log(json ? JSON.stringify({ bench: bench.name, ...one }) : `${bench.name}  ${toText(one)}`);
    if (!one.met) process.exitCode = 1;
  }
}
