import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Prepared } from "../../../app/adapters/db/prepared.ts";
import { sessionOn } from "../../../app/adapters/db/sql-session.ts";
import { type FreshDatabase, freshDatabase } from "../../support/database.ts";

const times = (prepared: Prepared, text: string, count: number) => Array.from({ length: count }, () => prepared.nameOf(text));

describe("statements with a name", () => {
  it("are those that come again and again, each with one of its own", () => {
    const prepared = new Prepared();
    const [one, other] = [times(prepared, "SELECT 1", 5), times(prepared, "SELECT 2", 5)];
    expect(one.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(one[4]).toBe(one[3]);
    expect(one[3]).not.toBe(other[3]);
    expect(other[3]).toBeTypeOf("string");
  });

  it("are not endlessly many, and those that came once are forgotten", () => {
    const prepared = new Prepared();
    for (let n = 0; n < 10_000; n += 1) prepared.nameOf(`SELECT ${n}`);
    const named = new Set(Array.from({ length: 300 }, (_, n) => times(prepared, `SELECT 'often', ${n}`, 5)[4]).filter((name) => name !== undefined));
    expect(named.size).toBe(200);
  });

  it("are given up where the server does not know them, or their table has changed; not for other failures", () => {
    const failing = (code: string) => {
      const prepared = new Prepared();
      times(prepared, "SELECT 1", 5);
      prepared.failed(Object.assign(new Error("no"), { code }));
      return prepared.nameOf("SELECT 1");
    };
    expect([failing("26000"), failing("0A000")]).toEqual([undefined, undefined]);
    expect(failing("23505")).toBeTypeOf("string");
  });
});

describe("on a real connection", () => {
  let fresh: FreshDatabase;
  beforeAll(async () => void (fresh = await freshDatabase()));
  afterAll(() => fresh.close());

  it("a table that is changed under a prepared statement costs one failure, and then all goes on", async () => {
    const client = await fresh.database.pool.connect();
    try {
      await client.query("CREATE TABLE changing (a int); INSERT INTO changing VALUES (1)");
      const prepared = new Prepared();
      const read = () => sessionOn(client, prepared).$queryRaw<object[]>`SELECT * FROM changing`;
      for (let n = 0; n < 6; n += 1) expect(await read()).toEqual([{ a: 1 }]);
      expect((await client.query("SELECT 1 FROM pg_prepared_statements WHERE statement LIKE '%changing%'")).rowCount).toBe(1);
      await client.query("ALTER TABLE changing ADD COLUMN b int DEFAULT 2");
      await expect(read()).rejects.toThrow(/cached plan/);
      expect(await read()).toEqual([{ a: 1, b: 2 }]);
    } finally {
      client.release(true);
    }
  });
});
