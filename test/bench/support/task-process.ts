import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { ENVIRONMENT, FLAGS } from "./production.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** A Node program of this repository that does tasks one after another; see serveTasks. */
export class TaskProcess<Task, Answer> {
  readonly #child: ChildProcess;
  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start<Task, Answer>(file: string, env: Readonly<Record<string, string>>): Promise<TaskProcess<Task, Answer>> {
    const child = fork(path.join(ROOT, file), { cwd: ROOT, env: { ...process.env, ...ENVIRONMENT, ...env }, execArgv: [...FLAGS, ...(process.env["BENCH_PROFILE"] ? ["--cpu-prof", `--cpu-prof-dir=${process.env["BENCH_PROFILE"]}`] : [])] });
    await heard(child);
    return new TaskProcess<Task, Answer>(child);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  async run(task: Task): Promise<Answer> {
    this.#child.send({ task });
    return (await heard(this.#child)) as Answer;
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.disconnect();
    await gone;
  }
}

/** The next word of the process. Throws when it ends instead, or says that it failed. */
function heard(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error(`${child.spawnfile} ended`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      const { answer, error } = message as { answer?: unknown; error?: string };
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    });
  });
}

/** The program's side: does what it is told until it is left alone, then `end`. */
export function serveTasks<Task, Answer>(work: (task: Task) => Promise<Answer>, end: () => Promise<void>): void {
  process.on("message", (message) => {
    work((message as { task: Task }).task).then(
      (answer) => process.send?.({ answer }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
  process.on("disconnect", () => void end().then(() => process.exit(0)));
  process.send?.({ answer: null });
}
