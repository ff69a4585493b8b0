import type { JobName, JobPayloads, JobQueue } from "../../app/use-cases/ports/queue.ts";

/** Keeps jobs instead of doing them; of the same name and key one waits. */
export class FakeQueue implements JobQueue {
  readonly waiting: { readonly name: JobName; readonly payload: object; readonly key: string; readonly afterSeconds: number }[] = [];
  async send<Name extends JobName>(name: Name, payload: JobPayloads[Name], options: { readonly once?: string; readonly afterSeconds?: number } = {}): Promise<void> {
    const key = options.once ?? JSON.stringify(payload);
    if (!this.waiting.some((job) => job.name === name && job.key === key)) this.waiting.push({ name, payload, key, afterSeconds: options.afterSeconds ?? 0 });
  }
}
