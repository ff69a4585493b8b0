import { describe, expect, it } from "vitest";
import { createEngine } from "../../../app/adapters/mail/liquid.ts";

// Merchants cannot write tags at all; this is the second wall, should one ever get through.
describe("the Liquid engine", () => {
  it.each([
    ["a long loop", "{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}"],
    ["a loop that prints nothing", "{% for i in (1..10000000) %}{% assign a = i %}{% endfor %}"],
    ["a doubling string", `{% assign a = 'xxxxxxxxxxxxxxxx' %}${"{% assign a = a | append: a %}".repeat(40)}{{ a }}`],
    ["a doubling capture", `{% assign a = 'xxxxxxxxxxxxxxxx' %}${"{% capture a %}{{ a }}{{ a }}{% endcapture %}".repeat(40)}{{ a }}`],
    ["a wide pad", "{{ '2026-01-01' | date: '%999999999d' }}"],
    ["a huge replace", `{% assign a = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}${"{% assign a = a | replace: 'a', 'aaaaaaaa' %}".repeat(12)}{{ a | size }}`],
    ["an endless include", "{% render 'x' %}"],
    ["a file", "{% include '/etc/passwd' %}"],
    ["a template beyond the limit", "x".repeat(1_000_001)],
  ])("stops %s within 250 ms", (_name, template) => {
    const engine = createEngine();
    // The thread's own time: on a busy machine the clock on the wall says little.
    const started = process.threadCpuUsage();
    expect(() => engine.parseAndRenderSync(template, {})).toThrow();
    const { user, system } = process.threadCpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(250);
  });

  it("sees own properties only, and escapes every output", () => {
    const engine = createEngine();
    expect(engine.parseAndRenderSync("{{ a.constructor }}{{ a.__proto__ }}{{ a.toString }}|{{ a.b }}", { a: { b: "<&\"'>" } })).toBe("|&lt;&amp;&#34;&#39;&gt;");
    expect(engine.parseAndRenderSync("{{ a }}", { a: "{{ b }}{% raw %}", b: "secret" })).toBe("{{ b }}{% raw %}");
  });
});
