/** The open pixel's address, see the app's own routes. */
const PIXEL = /<img\b[^>]*\/t\/o\/[^>]*>/gi;
/** Nothing but pictures, styles and fonts; no script, no form, no frame. */
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline' https:; font-src https: data:">`;

/**
 * A mail as the merchant may look at it: the open pixel is taken out, so that looking does not count as an open, and
 * links lead nowhere (a new window, which the sandboxed frame forbids), so that a click does not count as a click.
 */
export function viewableHtml(html: string): string {
  const head = `${POLICY}<base target="_blank">`;
  const quiet = html.replace(PIXEL, "").replace(/\starget=(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, "");
  return /<head[^>]*>/i.test(quiet) ? quiet.replace(/<head[^>]*>/i, (open) => open + head) : head + quiet;
}
