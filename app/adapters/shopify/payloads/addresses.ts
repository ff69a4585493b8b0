/** What may stand beside an e-mail address in a text, and not in one. An apostrophe may do both. */
const BESIDE = /[\s"\\<>()[\]{},;:]/;
const LONGEST = 320;

/** Every e-mail address and telephone number in a payload, wherever it stands: in fields, notes, addresses of others. Finds too much rather than too little. */
export function addressesIn(payload: unknown): readonly string[] {
  // written anew, because in Shopify's own text any letter may be an escape
  const text = JSON.stringify(payload) ?? "";
  const phones = [...text.matchAll(/\+\d{6,15}/g)].map(([number]) => number);
  const fields = [...text.matchAll(/phone":"([^"\\]+)"/g)].map(([, value]) => value ?? "");
  return [...new Set([...emailsIn(text), ...phones, ...fields.map((value) => value.trim())])];
}

function emailsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let [from, to] = [at, at + 1];
    while (from > 0 && at - from < LONGEST && !BESIDE.test(text[from - 1]!)) from -= 1;
    while (to < text.length && to - at < LONGEST && !BESIDE.test(text[to]!)) to += 1;
    const run = text.slice(from, to).replace(/[.!?]+$/, ""); // the end of a sentence
    found.push(run, ...(run.includes("'") ? [run.slice(run.lastIndexOf("'", at - from) + 1).split("'", 1)[0]!] : []));
  }
  return found;
}
