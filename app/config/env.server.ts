import type { z } from "zod";
import { type Config, toConfig } from "./config.ts";
import { EnvironmentSchema } from "./schema.ts";

/** Thrown at boot; the message lists every variable that is wrong, what kind of value it has and what is allowed. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}:\n${problems.map((problem) => `  - ${problem}`).join("\n")}\nSee .env.example.`);
    this.problems = problems;
  }
}

/**
 * Parses the environment once, at boot; nothing else in app/ reads process.env. An empty variable counts as unset.
 * Throws ConfigError with all problems at once. Values never appear in it: they may be secrets.
 */
export function readConfig(source: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = EnvironmentSchema.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => describe(issue, given)));
  return toConfig(parsed.data);
}

function describe(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = String(issue.path[0] ?? "environment");
  return `${name} ${kindOf(given[name])}: ${issue.message}`;
}

function kindOf(value: unknown): string {
  if (typeof value !== "string") return "is not set";
  const kind = /^-?\d+(\.\d+)?$/.test(value) ? "a number" : /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? "an address" : "text";
  return `has ${kind} of ${value.length} ${value.length === 1 ? "character" : "characters"}`;
}
