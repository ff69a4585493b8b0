// Control characters, and the bidirectional overrides and isolates with which one text can turn its neighbours around.
// Plain right-to-left letters and the marks U+200E and U+200F stay.
const UNSEEN = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** One line of words without anything to clean: most titles and names. */
const CLEAN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Text from outside that may run over several lines: line ends become \n, unseen characters go. It is still unescaped. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNSEEN, "")
    .replace(LONE_SURROGATE, "\uFFFD");
}

/** Text from outside for one line, such as a subject or a product title: no CR or LF survives, at most `max` characters. It is still unescaped. */
export function cleanLine(text: string, max = 500): string {
  if (text.length <= max && CLEAN.test(text)) return text;
  const line = cleanText(text).replace(/\s+/g, " ").trim();
  const characters = [...line.slice(0, max * 2)];
  return characters.length <= max && line.length <= max * 2 ? line : `${characters.slice(0, max - 1).join("").trimEnd()}…`;
}
