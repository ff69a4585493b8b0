import type { Log } from "../use-cases/ports/deps.ts";

/** What has to be undone at the end, in the reverse order of how it was begun. */
export interface Cleanup {
  /** `always`: also when the end is forced, because leaving it undone would leave something behind */
  add(what: string, undo: () => Promise<unknown>, options?: { readonly always?: boolean }): void;
  /** Runs everything once, even when something fails; later calls wait for the first. */
  run(): Promise<void>;
  /** Does at once only what must be done in any case. */
  force(): Promise<void>;
}

interface Step {
  readonly what: string;
  readonly undo: () => Promise<unknown>;
  readonly always: boolean;
}

/** An empty list of things to undo; what fails while being undone is logged and does not keep the rest from it. */
export function createCleanup(log: Log): Cleanup {
  const steps: Step[] = [];
  let running: Promise<void> | null = null;

  async function undo(chosen: readonly Step[]): Promise<void> {
    for (const { what, undo } of chosen.toReversed()) {
      try {
        await undo();
      } catch (error) {
        log.error({ error, what }, "could not be stopped in good order");
      }
    }
  }

  return {
    add: (what, undo, { always = false } = {}) => void steps.push({ what, undo, always }),
    run: () => (running ??= undo(steps)),
    force: () => undo(steps.filter((step) => step.always)),
  };
}
