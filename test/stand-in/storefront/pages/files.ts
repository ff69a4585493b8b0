import { join } from "node:path";
import express, { type Router } from "express";
import { drawPicture } from "../../world/pictures/picture.ts";
import { pictureAsPng } from "../../world/pictures/png.ts";
import { handler, queryText } from "../handler.ts";
import type { AppExtension } from "../liquid/app-extension.ts";

/** Pictures, the theme's own files and the app extension's assets. Anybody may show a picture: mails and the admin do. */
export function files(router: Router, extension: AppExtension): void {
  router.get("/files/:name.png", handler(async (req, res) => {
    const png = await pictureAsPng(String(req.params.name), Number(queryText(req, "width") ?? 1000) || 1000);
    if (!png) return void res.status(404).type("text/plain").send("no such picture");
    res.set({ "cache-control": "public, max-age=31536000, immutable", "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }).type("png").send(png);
  }));
  router.get("/files/:name.svg", handler((req, res) => {
    const svg = drawPicture(String(req.params.name));
    if (!svg) return void res.status(404).type("text/plain").send("no such picture");
    res.set({ "cache-control": "public, max-age=31536000, immutable", "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }).type("image/svg+xml").send(svg);
  }));
  router.use("/assets", express.static(join(import.meta.dirname, "..", "theme", "assets")));
  router.use(`/extensions/${extension.handle}/assets`, express.static(join(extension.folder, "assets")));
}
