import pino from "pino";
import type { Log } from "../../use-cases/ports/deps.ts";

/** Fields that would carry personal data or secrets, wherever they stand up to three levels deep. */
const PERSONAL = ["email", "phone", "address", "firstName", "lastName", "name", "to", "body", "html", "text", "subject", "payload", "headers", "cookie", "authorization", "accessToken", "refreshToken", "token", "apiKey", "secret", "password", "url"];
const REDACTED = PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

const ADDRESS = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu;
const CREDENTIALS = /(\/\/)[^/\s:@"]*:[^/\s@"]*@/g;
const LONGEST_MESSAGE = 500;

/** Takes e-mail addresses and passwords in addresses out of a text. */
export function scrub(text: string): string {
  return text.replace(CREDENTIALS, "$1[hidden]@").replace(ADDRESS, "[address]");
}

/** What a log may say of an error. Database errors quote rows in other fields (detail, where, parameters): those stay out. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error, message: scrub(String(error)).slice(0, LONGEST_MESSAGE) };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { type: error.name, message: scrub(error.message).slice(0, LONGEST_MESSAGE), ...code, stack: frames.slice(0, 12).map((line) => line.trim()).join("\n"), ...cause };
}

export interface LogOptions {
  readonly level: string;
  /** where the lines go; standard output unless given */
  readonly write?: (line: string) => void;
}

/** Structured log, one JSON line each. Personal fields are redacted by name, and addresses are taken out of whatever is left. */
export function createLog({ level, write }: LogOptions): Log {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: "[hidden]" },
      serializers: { err: describeError, error: describeError },
      hooks: { streamWrite: scrub },
    },
    write ? { write } : pino.destination({ fd: 1, sync: true }),
  );
}
