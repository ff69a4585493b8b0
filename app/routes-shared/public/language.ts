/** The languages of the public pages; the same as of the default mails. */
const LANGUAGES = ["en", "de", "fr", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The first of the wished languages that the public pages speak, else English. A wish is a BCP 47 tag; its region does not matter. */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const spoken = LANGUAGES.find((language) => wish?.toLowerCase().split(/[-_]/, 1)[0] === language);
    if (spoken) return spoken;
  }
  return "en";
}

/** The tags of an Accept-Language header, best first; refused ones (q=0) are left out. Source: RFC 9110, 12.5.4. */
export function acceptedLanguages(header: string | null): readonly string[] {
  return (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag, ...parameters] = part.trim().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([0-9.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
      return { tag: tag?.trim() ?? "", quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== "" && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
