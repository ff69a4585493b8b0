import express from "express";
import type { StandIn } from "../stand-in.ts";
import { switchOwnMail } from "../world/automation/own-mail.ts";
import { SegmentQueryError } from "../world/segments/query.ts";
import { createSegment, deleteSegment } from "../world/segments/segments.ts";
import { marketingPage } from "./marketing-page.ts";
import { segmentsPage } from "./segments-page.ts";
import { base } from "./shell.ts";

const form = express.urlencoded({ extended: false });

/** /customers/segments: the merchant's segments. A query that is not understood comes back with the reason. */
export function segmentRoutes(standIn: StandIn): express.Router {
  const router = express.Router();
  const here = `${base(standIn)}/customers/segments`;
  router.get(here, (_request, response) => response.send(segmentsPage(standIn)));
  router.post(here, form, (request, response) => {
    const { name = "", query = "" } = request.body as { name?: string; query?: string };
    try {
      createSegment(standIn.world, name.trim() || "Segment", query);
      response.redirect(303, here);
    } catch (error) {
      if (!(error instanceof SegmentQueryError)) throw error;
      response.status(422).send(segmentsPage(standIn, { text: error.message, name, query }));
    }
  });
  router.post(`${here}/:id/delete`, (request, response) => {
    deleteSegment(standIn.world, String(request.params.id));
    response.redirect(303, here);
  });
  return router;
}

/** /marketing: Shopify's own mail to who left a checkout. */
export function marketingRoutes(standIn: StandIn): express.Router {
  const router = express.Router();
  const here = `${base(standIn)}/marketing`;
  router.get([here, `${here}/*`], (_request, response) => response.send(marketingPage(standIn)));
  router.post(here, form, (request, response) => {
    switchOwnMail(standIn, (request.body as { on?: string }).on === "1");
    response.redirect(303, here);
  });
  return router;
}
