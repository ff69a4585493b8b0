import { expect, test } from "vitest";
import { CalendarCard } from "../../app/components/campaigns/calendar-card.tsx";
import type { CalendarView } from "../../app/presenters/seeing/calendar.ts";
import { html } from "./render.tsx";

const day = (label: string, count: string | null, goes: string | null = null) => ({ day: label, label, total: count, goes, campaigns: count === null ? [] : [{ id: "recovery", name: "<b>Recovery</b>", count }] });
const view = (days: CalendarView["days"]): CalendarView => ({ days, any: days.some(({ total }) => total !== null), note: "If nothing new happens." });

test("each day says how many mails of which campaign; a name is text", () => {
  const markup = html(<CalendarCard view={view([day("Sat, Nov 21", "2"), day("Sun, Nov 22", null)])} />);
  const text = markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(text).toContain("If nothing new happens.");
  expect(text).toMatch(/Sat, Nov 21 2 .*Recovery.* 2 Sun, Nov 22 –/);
  expect(markup).toContain("&lt;b&gt;Recovery");
});

test("says how many go where only so many may, also on a day on which none are due", () => {
  const text = html(<CalendarCard view={view([day("Sat, Nov 21", "2,000", "50"), day("Sun, Nov 22", null, "100")])} />).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(text).toMatch(/2,000 50 can go .*– 100 of before can go/);
});

test("nothing planned says how something will be", () => {
  expect(html(<CalendarCard view={view([day("Sat, Nov 21", null)])} />)).toContain("as soon as customers enter a campaign that is on");
});

test("says that it could not be counted, and shows no numbers while it is", () => {
  expect(html(<CalendarCard view={null} />)).toContain("could not be counted right now");
  expect(html(<CalendarCard view={undefined} />)).not.toContain("planned for the next days");
});
