import type { Log } from "../../app/use-cases/ports/deps.ts";

/** Keeps what was logged, to be looked at. */
export class CapturingLog implements Log {
  readonly lines: { readonly level: "info" | "warn" | "error"; readonly message: string; readonly fields: object }[] = [];
  info(fields: object, message: string): void {
    this.lines.push({ level: "info", message, fields });
  }
  warn(fields: object, message: string): void {
    this.lines.push({ level: "warn", message, fields });
  }
  error(fields: object, message: string): void {
    this.lines.push({ level: "error", message, fields });
  }
  errors(): readonly string[] {
    return this.lines.filter((line) => line.level === "error").map((line) => `${line.message} ${JSON.stringify(line.fields)}`);
  }
}
