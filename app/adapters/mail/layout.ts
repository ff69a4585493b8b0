import { TemplateError } from "../../domain/templates/template-error.ts";
import { escapeOutput } from "./escape.ts";

/** A compiled layout: fills in data. What is not there is left empty; every output is escaped. */
export type Layout = (data: object) => string;

/** A piece of a layout; `locals` holds what the loops around it are at. */
type Piece = (data: object, locals: unknown[]) => string;
type Value = (data: object, locals: readonly unknown[]) => unknown;

const TAG = /\{\{\s*(?<output>[^{}]*?)\s*\}\}|\{%\s*(?<tag>[^{}%]*?)\s*%\}/g;
const PATH = /^[A-Za-z_]\w*(?:\.\w+|\['[^'\]]*'\]|\[\d+\])*$/;
const NAMES = /[A-Za-z_0-9]+|'[^']*'/g;

/**
 * Compiles the final HTML of a mail, which is our own layout and knows of Liquid's language only this much:
 * `{{ path }}`, `{% if path %}`, `{% if path != "" %}`, `{% else %}`, `{% endif %}`, `{% for name in path %}`, `{% endfor %}`.
 * A path reads own properties only: `a.b`, `a['b']`, `a[0]`. As in Liquid, an empty text counts as there. Throws TemplateError
 * for anything else: a general engine would take it, but takes four times as long to fill in.
 */
export function compileLayout(source: string): Layout {
  const reader = new Reader(source);
  const whole = all(reader.until([], []).pieces);
  return (data) => whole(data, []);
}

class Reader {
  readonly #source: string;
  readonly #tags: Iterator<RegExpExecArray>;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tags = source.matchAll(TAG);
  }

  /** Reads up to one of these tags, or to the end. `names`: of the loops around, outermost first. */
  until(ends: readonly string[], names: readonly string[]): { readonly pieces: readonly Piece[]; readonly end: string } {
    const pieces: Piece[] = [];
    for (;;) {
      const { done, value: found } = this.#tags.next();
      const plain = this.#source.slice(this.#at, done ? undefined : found.index);
      if (/\{[{%]/.test(plain)) throw problem("a tag is not closed");
      if (plain !== "") pieces.push(() => plain);
      if (done) {
        if (ends.length > 0) throw problem(`${ends.join(" or ")} is missing`);
        return { pieces, end: "" };
      }
      this.#at = found.index + found[0].length;
      const { output, tag = "" } = found.groups!;
      if (output !== undefined) pieces.push(outputOf(valueOf(output, names)));
      else if (ends.includes(tag)) return { pieces, end: tag };
      else pieces.push(this.#block(tag, names));
    }
  }

  #block(tag: string, names: readonly string[]): Piece {
    const [, path = "", filled] = /^if (\S+)( != "")?$/.exec(tag) ?? [];
    if (path !== "") {
      const value = valueOf(path, names);
      const yes = this.until(["else", "endif"], names);
      const no = yes.end === "else" ? all(this.until(["endif"], names).pieces) : () => "";
      return either(filled ? (data, locals) => value(data, locals) !== "" : (data, locals) => isThere(value(data, locals)), all(yes.pieces), no);
    }
    const [, name = "", list = ""] = /^for ([A-Za-z_]\w*) in (\S+)$/.exec(tag) ?? [];
    if (name === "") throw problem(`{% ${tag} %} is not known here`);
    return each(valueOf(list, names), names.length, all(this.until(["endfor"], [...names, name]).pieces));
  }
}

function valueOf(path: string, names: readonly string[]): Value {
  if (!PATH.test(path)) throw problem(`{{ ${path} }} is not known here`);
  const [first = "", ...rest] = (path.match(NAMES) ?? []).map((name) => name.replaceAll("'", ""));
  const local = names.lastIndexOf(first);
  return local === -1 ? (data) => inside(own(data, first), rest) : (_data, locals) => inside(locals[local], rest);
}

function inside(value: unknown, names: readonly string[]): unknown {
  let found = value;
  for (const name of names) found = own(found, name);
  return found;
}

function own(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

function outputOf(value: Value): Piece {
  return (data, locals) => {
    const found = value(data, locals);
    return found === undefined || found === null ? "" : escapeOutput(String(found));
  };
}

function either(question: (data: object, locals: readonly unknown[]) => boolean, yes: Piece, no: Piece): Piece {
  return (data, locals) => (question(data, locals) ? yes(data, locals) : no(data, locals));
}

function each(list: Value, depth: number, body: Piece): Piece {
  return (data, locals) => {
    const items = list(data, locals);
    let html = "";
    for (const item of Array.isArray(items) ? (items as unknown[]) : []) {
      locals[depth] = item;
      html += body(data, locals);
    }
    return html;
  };
}

function all(pieces: readonly Piece[]): Piece {
  return (data, locals) => {
    let html = "";
    for (const piece of pieces) html += piece(data, locals);
    return html;
  };
}

function problem(message: string): TemplateError {
  return new TemplateError("layout", message);
}
