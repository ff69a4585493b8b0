import { expect, test } from "vitest";
import { parseBody } from "../../../app/adapters/shopify/payloads/parse-body.ts";

/** A list of more objects than the quick way takes, and the same without. */
const both = (json: string): readonly unknown[] => [parseBody(Buffer.from(json)), (parseBody(Buffer.from(`[${json}${",{}".repeat(1_500)}]`)) as unknown[])[0]];

test.each([
  ['{"id":9007199254740993}', { id: "9007199254740993" }],
  ['{"id": -12345678901234567890}', { id: "-12345678901234567890" }],
  ['[1e400,1]', ["1e400", 1]],
  ['{"a":1E5,"b":-0,"c":1.0}', { a: 100_000, b: -0, c: 1 }],
  ['{"price":0.1000000000000000055}', { price: "0.1000000000000000055" }],
  ['{"price":12345678901.2345}', { price: 12345678901.2345 }],
  ['{"key":"a5f0c3e9b7d14f6c","id":900719925474099,"text":"1234567890123456789"}', { key: "a5f0c3e9b7d14f6c", id: 900_719_925_474_099, text: "1234567890123456789" }],
  ['{"name":"a\\u0000b\\ud800"}', { name: "ab\ufffd" }],
  ['{"name":"\\u00e9 \\\\u0000 ü"}', { name: "é \\u0000 ü" }],
])("reads %s alike the quick way and the careful way", (json, expected) => {
  expect(both(json)).toEqual([expected, expected]);
});

test("refuses what is nested too deeply", () => {
  expect(() => parseBody(Buffer.from(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`))).toThrow("nested too deeply");
});
