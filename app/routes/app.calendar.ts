import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarHorizon, calendarView } from "../presenters/seeing/calendar.ts";
import { merchant } from "../routes-shared/merchant.server.ts";
import { countAhead } from "../use-cases/count-ahead.ts";

/** What is planned for the next days; asked for by the page once it stands. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, shop, store, now } = await merchant({ request, context });
  const counted = await countAhead(app, shop, { campaignId: null, horizon: await calendarHorizon(store, now) });
  return calendarView(store, counted, now);
}
