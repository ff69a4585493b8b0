import { storable } from "../storable.ts";

/** Stands for what is not known: such a webhook is searched whatever is looked for. */
export const UNKNOWN = "?";
const SEPARATOR = "\n";

/** What the column `subjects` is made of, as one text; see `subjectsFrom`. */
export function subjectsText(subjects: readonly string[] | null | undefined): string {
  return subjects ? storable(subjects.map((one) => one.replaceAll(SEPARATOR, " ")).join(SEPARATOR)) : UNKNOWN;
}

/** SQL: the column's value from such a text. */
export const subjectsFrom = (text: string): string => `string_to_array(${text}, E'\\n')`;
