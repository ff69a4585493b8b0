/** good: what we hoped for · bad: something is wrong · plain: it just happened */
export type EntryTone = "good" | "bad" | "plain";

export interface Entry {
  readonly title: string;
  readonly text: string | null;
  readonly tone: EntryTone;
  /** the mail that can be looked at */
  readonly messageId: string | null;
}
