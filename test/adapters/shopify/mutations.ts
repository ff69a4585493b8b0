import fc from "fast-check";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every place in a JSON value, as paths. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value) ? value.map((item, index) => [index, item]) : Object.entries(value);
  return [path, ...entries.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

const DROP = Symbol("drop");

/** A copy with the value at `path` replaced, or taken away. */
function withReplaced(value: unknown, path: readonly (string | number)[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement === DROP ? undefined : replacement;
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const inner = Reflect.get(copy, key) as unknown;
  if (rest.length === 0 && replacement === DROP) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, withReplaced(inner, rest, replacement));
  return copy;
}

/** What a field may turn into: gone, null, another type, or an absurd value of its own. */
const replacement: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(DROP),
  fc.constantFrom<Json>(null, "", "0", [], {}, true, false, 0, -1, 1.5, 1e21, 1e308, 9007199254740993, "NaN", "-5", "1e9", "9".repeat(40), "2021-13-45T99:99:99Z", "+999999-01-01T00:00:00Z", "JPY", "xyz\u0000\ud800", "__proto__"),
  fc.string({ unit: "binary" }),
  fc.jsonValue() as fc.Arbitrary<unknown>,
);

/** One to four random changes of a value. */
export function mutationsOf(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  const change = fc.tuple(fc.nat({ max: places.length - 1 }), replacement);
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce<unknown>((body, [place, to]) => {
      const path = places[place] ?? [];
      return canReach(body, path) ? withReplaced(body, path, to) : body;
    }, value),
  );
}

function canReach(body: unknown, path: readonly (string | number)[]): boolean {
  let at = body;
  for (const key of path.slice(0, -1)) {
    if (typeof at !== "object" || at === null) return false;
    at = Reflect.get(at, key) as unknown;
  }
  return path.length === 0 || (typeof at === "object" && at !== null);
}
