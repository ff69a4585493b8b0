import fc from "fast-check";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { sentAs } from "../../../app/adapters/db/sent-as.ts";
import { sessionOn } from "../../../app/adapters/db/sql-session.ts";
import { TYPES } from "../../../app/adapters/db/times.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();
const TIMESTAMPTZ = 1184;

describe("lists", () => {
  // NUL is no letter of PostgreSQL's
  const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "null", "NULL", "{}", "a,b", '"', "\\", "\n", "é", "\u2028")).map((text) => text.replaceAll("\0", ""));

  test("of texts, numbers and yes and no arrive as they were", async () => {
    const session = sessionOn(given.fresh.database.pool);
    await fc.assert(fc.asyncProperty(fc.array(fc.option(anyText)), fc.array(fc.option(fc.integer())), fc.array(fc.option(fc.boolean())), async (texts, numbers, flags) => {
      expect(await session.$queryRaw`SELECT ${texts}::text[] AS texts, ${numbers}::int[] AS numbers, ${flags}::boolean[] AS flags`).toEqual([{ texts, numbers, flags }]);
    }), { numRuns: 50 });
  });

  test("are left to pg where JSON writes something in another way, and what is no list is left alone", () => {
    expect(sentAs(["a", null, "b c"])).toBe('{"a",null,"b c"}');
    for (const other of [['"'], ["a\nb"], [new Date(0)], [1n], [{}], [Number.NaN], [["a"]], "a", null, Buffer.from("a")]) expect(sentAs(other)).toBe(other);
  });
});

describe("times", () => {
  const read = (text: string): unknown => TYPES.getTypeParser(TIMESTAMPTZ, "text")(text);

  test("are read as pg reads them, whatever the zone, the era and the digits", () => {
    const usual = pg.types.getTypeParser(TIMESTAMPTZ, "text") as (text: string) => unknown;
    for (const text of ["2026-11-22 07:30:01+00", "2026-11-22 07:30:01.1+00", "2026-11-22 07:30:01.02+00", "2026-11-22 07:30:01.123+00", "2026-11-22 07:30:01.123456+00", "2026-02-28 23:59:59.9999+00", "0099-01-01 00:00:00+00", "0100-01-01 00:00:00+00",
      "2026-11-22 07:30:01+05:30", "2026-11-22 07:30:01-03", "12026-11-22 07:30:01+00", "0044-03-15 12:00:00+00 BC", "infinity", "-infinity"]) expect(read(text), text).toEqual(usual(text));
  });

  test("come back as they were", async () => {
    const { pool } = given.fresh.database;
    await fc.assert(fc.asyncProperty(fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true }), async (time) => {
      expect((await pool.query<{ time: Date }>("SELECT $1::timestamptz AS time", [time.toISOString()])).rows).toEqual([{ time }]);
    }), { numRuns: 100 });
  });
});
