/** Only what a browser may be sent to; the text is kept as it is, query string and all. */
export function webAddress(url: string | null): string | null {
  return url && /^https?:$/.test(URL.parse(url)?.protocol ?? "") ? url : null;
}
