import { describe, expect, it } from "vitest";
import { fillCopy, parseCopy, PLACEHOLDERS } from "../../../app/domain/templates/placeholders.ts";
import type { Placeholder, PlaceholderValues } from "../../../app/domain/templates/placeholders.ts";

const NONE = Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, ""])) as Record<Placeholder, string>;
const fill = (text: string, values: Partial<PlaceholderValues> = {}) => fillCopy(parseCopy(text, "checkout").parts, { ...NONE, ...values });

describe("placeholders", () => {
  it("are filled in", () => {
    expect(fill("Hi {{ first_name }}, welcome to {{shop_name}}!", { first_name: "Ada", shop_name: "Fernweh" })).toBe("Hi Ada, welcome to Fernweh!");
  });

  it("take their default where there is no value", () => {
    expect(fill('Hi {{ first_name | default: "there" }},')).toBe("Hi there,");
    expect(fill("Hi {{ first_name|default:'there' }},", { first_name: "  " })).toBe("Hi there,");
    expect(fill('Hi {{ first_name | default: "there" }},', { first_name: "Ada" })).toBe("Hi Ada,");
  });

  it("take the space before them along when nothing is written", () => {
    expect(fill("Bonjour {{ first_name }},")).toBe("Bonjour,");
    expect(fill("Bonjour {{ first_name }},", { first_name: "Ada" })).toBe("Bonjour Ada,");
    expect(fill("{{ first_name }}{{ shop_name }} !", { shop_name: "x" })).toBe("x !");
  });

  it("never read a value as copy", () => {
    expect(fill("Hi {{ first_name }}", { first_name: "{{ shop_name }}{% x %}", shop_name: "secret" })).toBe("Hi {{ shop_name }}{% x %}");
  });

  it("leave single braces alone", () => {
    expect(parseCopy("a { b } c }} d", "checkout").problems).toEqual([]);
    expect(fill("a { b } c }} d")).toBe("a { b } c }} d");
  });

  it.each([
    ["{{ last_name }}", "there is no placeholder {{ last_name }}; allowed are first_name, shop_name"],
    ["{{ constructor }}", "there is no placeholder {{ constructor }}"],
    ["{{ first_name | upcase }}", "cannot be read"],
    ["{{ first_name.length }}", "cannot be read"],
    ["{{ 'x' | default: \"y\" }}", "cannot be read"],
    ["{{{ first_name }}}", "cannot be read"],
    ["{{ }}", "cannot be read"],
    ["{{ first_name", "has no closing }}"],
    ["{% if first_name %}", "is not allowed"],
    ["{%- include 'x' -%}", "is not allowed"],
    ["{% raw", "is not allowed"],
  ])("refuse %s", (text, problem) => {
    expect(parseCopy(text, "checkout").problems).toEqual([expect.stringContaining(problem)]);
  });

  it("name every problem of a text", () => {
    expect(parseCopy("{{ a }} and {% b %} and {{ c }}", "checkout").problems).toHaveLength(3);
  });

  it("are read in time that grows with the text only", () => {
    const started = process.threadCpuUsage();
    for (const text of ["{{ ".repeat(2000), "{{ first_name | default: ".repeat(250), `{{ ${" ".repeat(5000)}`, `{{ first_name | default: "${"\\".repeat(4900)} }}`]) parseCopy(text, "checkout");
    expect(process.threadCpuUsage(started).user / 1000).toBeLessThan(250);
  });
});
