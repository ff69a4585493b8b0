import { describe, expect, it } from "vitest";
import { createCleanup } from "../../app/server/cleanup.ts";
import { listeningLog } from "../doors/http.ts";

function recorded() {
  const done: string[] = [];
  const log = listeningLog();
  const cleanup = createCleanup(log);
  cleanup.add("database server", async () => void done.push("database server"), { always: true });
  cleanup.add("pool", async () => { throw new Error("already closed"); });
  cleanup.add("web", async () => void done.push("web"));
  return { done, log, cleanup };
}

describe("cleanup", () => {
  it("undoes in reverse order, goes on after a failure, and says what failed", async () => {
    const { done, log, cleanup } = recorded();
    await cleanup.run();
    expect(done).toEqual(["web", "database server"]);
    expect(log.lines.join()).toContain("pool");
  });

  it("runs once, however often it is asked", async () => {
    const { done, cleanup } = recorded();
    await Promise.all([cleanup.run(), cleanup.run()]);
    await cleanup.run();
    expect(done).toEqual(["web", "database server"]);
  });

  it("does only what must be done when it is forced", async () => {
    const { done, cleanup } = recorded();
    await cleanup.force();
    expect(done).toEqual(["database server"]);
  });
});
