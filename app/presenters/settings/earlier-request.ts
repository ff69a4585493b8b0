import { z } from "zod";
import { plural } from "../words/plural.ts";

/** What is asked about people who left before the installation. */
export const EarlierRequestSchema = z.object({ intent: z.enum(["preview-earlier", "mail-earlier"]) });

/** The preview in words; `mailed` is how many would be mailed now. */
export interface EarlierPreviewView {
  readonly mailed: number;
  readonly sentence: string;
}

export function previewWords({ found, more, mailed }: { readonly found: number; readonly more: boolean; readonly mailed: number }): EarlierPreviewView {
  if (found === 0) return { mailed, sentence: "Nobody left an open checkout in the 30 days before you added Lastmile." };
  const people = more ? `Of the last ${found} customers` : `Of ${plural(found, "customer")}`;
  const would = mailed === 0 ? "none would be mailed" : `${mailed} would be mailed`;
  return { mailed, sentence: `${people} who left an open checkout in the 30 days before you added Lastmile, ${would}. The others have bought since, did not agree to marketing mails, left no e-mail address, or no campaign is on for them.` };
}
