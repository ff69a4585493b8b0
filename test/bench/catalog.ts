import type { Bench } from "./figure.ts";
import { importing } from "./import/bench.ts";
import { webhooks } from "./webhooks/bench.ts";

/** Every bench that `npm run bench` knows. */
export const BENCHES: readonly Bench[] = [webhooks, importing];
