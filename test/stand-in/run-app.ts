// The app as its operator would start it, but for one thing: its business time follows the stand-in's clock.
import { readConfig } from "../../app/config/env.server.ts";
import { start } from "../../app/server/start.ts";
import { followClock } from "./follow-clock.ts";

async function main(): Promise<void> {
  const following = await followClock(String(process.env.STAND_IN_CONTROL_URL));
  const starting = start({ config: readConfig(process.env), clock: following.clock, holdout: 0 });
  let ends = 0;
  const end = (code: number): void => {
    ends += 1;
    if (ends > 2) process.exit(1);
    following.stop();
    const running = starting.catch(() => null);
    void running.then((app) => (ends === 1 ? app?.stop() : app?.force())).finally(() => process.exit(code));
  };
  process.on("SIGTERM", () => end(0)).on("SIGINT", () => end(0)).on("disconnect", () => end(0));
  await starting;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
