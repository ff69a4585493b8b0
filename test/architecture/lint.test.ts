import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
// Seeded text stands in for real files; rules that need types are left out here and proven below.
const eslint = new ESLint({ cwd: root, overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: false } }, rules: Object.fromEntries(
  ["no-floating-promises", "no-misused-promises", "await-thenable", "switch-exhaustiveness-check"].map((name) => [`@typescript-eslint/${name}`, "off"]),
) } });

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, filePath) });
  return result!.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

describe("lint", () => {
  it.each([
    ["a hidden clock", "app/domain/seeded.ts", "export const now = () => new Date();", /Time is an argument/],
    ["Date.now", "app/use-cases/seeded.ts", "export const now = () => Date.now();", /Time is an argument/],
    ["hidden random", "app/domain/seeded.ts", "export const dice = () => Math.random();", /Random is an argument/],
    ["any", "app/domain/seeded.ts", "export const x = (y: any) => y as string;", /no-explicit-any/],
    ["a default export", "app/adapters/seeded.ts", "export default 1;", /Default exports/],
    ["the environment", "app/server/seeded.ts", "export const x = process.env.HOME;", /reads the environment/],
    ["the environment in a route", "app/routes/seeded.tsx", "export const x = process.env.HOME;", /reads the environment/],
    ["raw HTML", "app/components/seeded.tsx", "export const X = (p: { h: string }) => <p dangerouslySetInnerHTML={{ __html: p.h }} />;", /hostile/],
    ["a file of 501 lines", "app/adapters/seeded.ts", `export const x = 1;\n${"// line\n".repeat(501)}`, /max-lines/],
    ["loose equality", "app/domain/seeded.ts", "export const x = (y: number) => y == 1;", /eqeqeq/],
  ])("refuses %s", async (_what, file, code, expected) => {
    expect((await complaints(file, code)).join("\n")).toMatch(expected);
  });

  it("lets honest code pass", async () => {
    expect(await complaints("app/domain/seeded.ts", "export const later = (now: Date) => new Date(now.getTime() + 1);\n")).toEqual([]);
  });

  it("refuses a promise that nobody waits for", async () => {
    const typed = new ESLint({
      cwd: root,
      overrideConfig: { languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["app/adapters/seeded.ts"] } } } },
    });
    const [result] = await typed.lintText("const work = async () => 1;\nexport const start = () => { work(); };\n", { filePath: path.join(root, "app/adapters/seeded.ts") });
    expect(result!.messages.map(({ ruleId }) => ruleId)).toContain("@typescript-eslint/no-floating-promises");
  });
});
