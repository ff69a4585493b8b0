import type { Renderer } from "../../use-cases/ports/renderer.ts";

/** Makes mails from templates: compiled once per version and language, then one Liquid render each. */
export function createRenderer(): Renderer {
  return { render: () => Promise.reject(new Error("the mail renderer is not built yet")) };
}
