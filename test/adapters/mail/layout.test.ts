import { Liquid } from "liquidjs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileLayout } from "../../../app/adapters/mail/layout.ts";

const filled = (source: string, data: object) => compileLayout(source)(data);

describe("a layout", () => {
  it("sees own properties only, and escapes every output", () => {
    expect(filled("{{ a.constructor }}{{ a.__proto__ }}{{ a.toString }}|{{ a.b }}", { a: { b: "<&\"'>" } })).toBe("|&lt;&amp;&#34;&#39;&gt;");
    expect(filled("{{ constructor }}{{ __proto__ }}", {})).toBe("");
  });

  it("never reads data as a layout", () => {
    expect(filled("{{ a }}{% for x in list %}{{ x }}{% endfor %}", { a: "{{ b }}{% raw %}", b: "secret", list: ["{% endfor %}", "{{ b }}"] })).toBe("{{ b }}{% raw %}{% endfor %}{{ b }}");
  });

  it("knows loops within loops, and a name that hides another", () => {
    const rows = [{ name: "a", of: [{ name: "1" }, { name: "2" }] }, { name: "b", of: [] }];
    expect(filled("{{ row }}{% for row in rows %}{{ row.name }}({% for row in row.of %}{{ row.name }}{% endfor %}){{ row.name }}{% endfor %}{{ row }}", { row: "-", rows })).toBe("-a(12)ab()b-");
  });

  it.each([
    "{% for i in (1..100000000) %}x{% endfor %}", "{% assign a = 1 %}", "{% capture a %}{% endcapture %}", "{% render 'x' %}", "{% include '/etc/passwd' %}", "{{ a | append: b }}", "{{ 'text' }}", "{{ a.b.c() }}",
    "{% if a == b %}{% endif %}", "{% if a %}", "{% for a in b %}", "{% endif %}", "{% else %}", "{% raw %}", "{{ a", "{% if a", "{{ a }} {{", "{{}}",
  ])("does not take %s", (source) => {
    expect(() => compileLayout(source)).toThrow(/layout: /);
  });

  it("has no way to run long: what it makes is bounded by its data", () => {
    const long = compileLayout("{% for a in list %}{% for b in list %}{{ a }}{% endfor %}{% endfor %}");
    expect(long({ list: Array(100).fill("x") })).toHaveLength(10_000);
  });

  // what our layouts do not do is left out: lists as text, loops over texts
  it("comes to what a Liquid engine makes of the same", () => {
    const engine = new Liquid({ outputEscape: "escape", ownPropertyOnly: true });
    const leaf = fc.constantFrom<unknown>(null, undefined, true, false, 0, 12.5, "", "x", "<a href='x'>&\"", "{{ a }}");
    const row = fc.record({ a: leaf, b: leaf, list: fc.array(leaf, { maxLength: 3 }) });
    const data = fc.record({ a: leaf, b: leaf, thing: fc.option(fc.record({ a: leaf, b: leaf })), rows: fc.array(row, { maxLength: 3 }) }, { requiredKeys: [] });
    fc.assert(fc.property(pieces(["a", "b", "thing.a", "thing['b']", "rows[0].a", "rows[1]['b']", "elsewhere.a"], 3), data, (layout, given) => {
      expect(compileLayout(layout)(given)).toBe(engine.parseAndRenderSync(layout, given));
    }), { numRuns: 500 });
  });
});

/** Layouts over texts at these paths, with loops over `rows`, and over the `list` of each. */
function pieces(paths: readonly string[], depth: number): fc.Arbitrary<string> {
  const text = fc.oneof(fc.constantFrom("<p>", "&amp; }} %} { text\n"), fc.constantFrom(...paths).map((path) => `{{ ${path} }}`));
  if (depth === 0) return text;
  const inner = (more: readonly string[] = []) => fc.array(pieces([...paths, ...more], depth - 1), { maxLength: 3 }).map((all) => all.join(""));
  const condition = fc.tuple(fc.constantFrom(...paths, "thing", "rows[0]"), fc.constantFrom("", ' != ""'), inner(), fc.option(inner()));
  return fc.array(fc.oneof(
    text,
    condition.map(([path, filledIn, yes, no]) => `{% if ${path}${filledIn} %}${yes}${no === null ? "" : `{% else %}${no}`}{% endif %}`),
    fc.tuple(fc.constantFrom("rows", "thing.rows"), inner(["row.a", "row['b']"])).map(([list, body]) => `{% for row in ${list} %}${body}{% endfor %}`),
    inner(["one"]).map((body) => `{% for row in rows %}{% for one in row.list %}${body}{% endfor %}{% endfor %}`),
  ), { maxLength: 4 }).map((all) => all.join(""));
}
