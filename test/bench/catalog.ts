import type { Bench } from "./figure.ts";
import { facts } from "./facts/bench.ts";
import { enrollments } from "./enrollments/bench.ts";
import { handOff } from "./hand-off/bench.ts";
import { importing } from "./import/bench.ts";
import { rehearsing } from "./rehearsal/bench.ts";
import { webhooks } from "./webhooks/bench.ts";

/** Every bench that `npm run bench` knows. */
export const BENCHES: readonly Bench[] = [webhooks, facts, importing, rehearsing, enrollments, handOff];
