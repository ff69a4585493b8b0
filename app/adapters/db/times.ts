import pg from "pg";

const TIMESTAMPTZ = 1184;
const ZERO = "0".charCodeAt(0);
/** of sessions in UTC: 2026-11-22 07:30:00.123+00, with none to six digits behind the point */
const USUAL = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;

/** How values are read: as pg does, but times by their places. What pg looks for in each, other zones and eras, costs more than the rest of a row. */
export const TYPES: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    const usual: (value: string) => unknown = pg.types.getTypeParser(oid, format ?? "text");
    return oid === TIMESTAMPTZ && format !== "binary" ? (value: string) => readTime(value) ?? usual(value) : usual;
  },
};

/** null for what is written in another way than nearly all. */
function readTime(value: string): Date | null {
  if (!USUAL.test(value)) return null;
  const year = digits(value, 0, 4);
  if (year < 100) return null; // Date.UTC takes those for years of the last century
  const fraction = Math.min(3, value.length - "2026-11-22 07:30:00.+00".length);
  const ms = fraction > 0 ? digits(value, 20, 20 + fraction) * 10 ** (3 - fraction) : 0;
  return new Date(Date.UTC(year, digits(value, 5, 7) - 1, digits(value, 8, 10), digits(value, 11, 13), digits(value, 14, 16), digits(value, 17, 19), ms));
}

function digits(value: string, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum = sum * 10 + value.charCodeAt(at) - ZERO;
  return sum;
}
