import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

function files(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith("app/generated/") && !file.includes("/violations/")),
  );
}

const lines = (file: string): number => readFileSync(path.join(root, file), "utf8").split("\n").length;
const code = (list: string[]): string[] => list.filter((file) => /\.(ts|tsx)$/.test(file));

describe("files", () => {
  it("are named in kebab-case after what they are", () => {
    const odd = code(files("app", "test")).filter((file) => !file.startsWith("app/routes/") && !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.tsx?$/.test(path.basename(file)));
    expect(odd).toEqual([]);
  });

  it("are small: none over 500 lines, half of them under 80", () => {
    const sizes = code(files("app")).map(lines).sort((a, b) => a - b);
    expect(code(files("app", "test")).filter((file) => lines(file) > 500)).toEqual([]);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
  });

  it("have no barrel that only re-exports", () => {
    const barrels = code(files("app")).filter((file) => {
      const text = readFileSync(path.join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").trim();
      return text !== "" && text.split("\n").every((line) => /^export .* from /.test(line) || line.trim() === "");
    });
    expect(barrels).toEqual([]);
  });

  it("leave no other top-level folder than the agreed ones", () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map((entry) => entry.name);
    expect(folders.filter((name) => !["app", "prisma", "extensions", "test", "docs", "node_modules", "build"].includes(name))).toEqual([]);
  });
});
