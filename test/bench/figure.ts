/** One measured figure. `floor` and `plain` are taken in the same run; null where there is none. */
export interface Figure {
  readonly figure: string;
  readonly unit: string;
  readonly value: number;
  /** the least work that could do it */
  readonly floor: number | null;
  /** what one would write first */
  readonly plain: number | null;
  /** in words, with the value it asks for in this run */
  readonly target: string;
  readonly met: boolean;
}

/** A bench proves that its work was done, and throws when it was not. `say` is for progress, on standard error. */
export interface Bench {
  readonly name: string;
  run(say: (line: string) => void): Promise<readonly Figure[]>;
}

/** A value that must reach a target, or stay below one. */
export function figure(name: string, unit: string, value: number, target: { readonly atLeast?: number; readonly atMost?: number; readonly words?: string }, beside: { readonly floor?: number; readonly plain?: number } = {}): Figure {
  const { atLeast = -Infinity, atMost = Infinity } = target;
  const bound = Number.isFinite(atLeast) ? `>= ${short(atLeast)}` : `<= ${short(atMost)}`;
  return {
    figure: name, unit, value: round(value), floor: beside.floor === undefined ? null : round(beside.floor), plain: beside.plain === undefined ? null : round(beside.plain),
    target: target.words ? `${bound} (${target.words})` : bound, met: value >= atLeast && value <= atMost,
  };
}

/** One line per figure, for people. */
export function toText(one: Figure): string {
  const beside = [one.floor === null ? "" : `floor ${short(one.floor)}`, one.plain === null ? "" : `plain ${short(one.plain)}`].filter(Boolean).join(", ");
  return `${one.met ? "met   " : "MISSED"} ${one.figure}: ${short(one.value)} ${one.unit}, target ${one.target}${beside ? `; ${beside}` : ""}`;
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function short(value: number): string {
  return round(value).toLocaleString("en-US", { maximumFractionDigits: 3 });
}
