import type { NextFunction, Request, Response } from "express";

/** Express 4 does not wait for promises: a handler's failure goes to the error page. */
export function handler(work: (req: Request, res: Response) => Promise<void> | void) {
  return (req: Request, res: Response, next: NextFunction): void => {
    Promise.resolve()
      .then(() => work(req, res))
      .catch(next);
  };
}

/** A form or JSON field as text; anything else is "". */
export function field(req: Request, name: string): string {
  const value = (req.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

export function queryText(req: Request, name: string): string | undefined {
  const value = req.query[name];
  return typeof value === "string" ? value : undefined;
}

/** Only paths of this shop: another host in `to` would make an open redirect. */
export function localPath(to: string | undefined, fallback: string): string {
  return to && /^\/(?![/\\])/.test(to) ? to : fallback;
}
