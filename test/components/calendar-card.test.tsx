import { expect, test } from "vitest";
import { CalendarCard } from "../../app/components/campaigns/calendar-card.tsx";
import type { CalendarView } from "../../app/presenters/seeing/calendar.ts";
import { html } from "./render.tsx";

const day = (label: string, count: number) => ({ day: label, label, total: count, campaigns: count === 0 ? [] : [{ id: "recovery", name: "<b>Recovery</b>", count }] });
const view = (days: CalendarView["days"]): CalendarView => ({ days, total: days.reduce((sum, { total }) => sum + total, 0), note: "At most so many." });

test("each day says how many mails of which campaign; a name is text", () => {
  const markup = html(<CalendarCard view={view([day("Sat, Nov 21", 2), day("Sun, Nov 22", 0)])} />);
  const text = markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(text).toContain("At most so many.");
  expect(text).toMatch(/Sat, Nov 21 2 .*Recovery.* 2 Sun, Nov 22 –/);
  expect(markup).toContain("&lt;b&gt;Recovery");
});

test("nothing planned says how something will be", () => {
  expect(html(<CalendarCard view={view([day("Sat, Nov 21", 0)])} />)).toContain("as soon as customers enter a campaign that is on");
});
