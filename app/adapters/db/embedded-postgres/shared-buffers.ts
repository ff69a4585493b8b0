import { totalmem } from "node:os";

const MB = 1024 * 1024;
/** PostgreSQL's own default, and more than a shop or a few need; in MB. */
const [LEAST, MOST] = [128, 512] as const;
/** The processes of the app, and the system's own cache of files, need the rest. */
const SHARE = 1 / 8;

/** How much of the machine's memory PostgreSQL may keep pages in, as it writes it. `bytes`: what this process may use, by default. */
export function sharedBuffers(bytes: number = Math.min(totalmem(), process.constrainedMemory() || Infinity)): string {
  return `${Math.min(MOST, Math.max(LEAST, Math.floor((bytes * SHARE) / MB)))}MB`;
}
