import { describe, expect, test } from "vitest";
import { CheckoutTable } from "../../app/components/checkouts/checkout-table.tsx";
import { LinesCard } from "../../app/components/checkouts/lines-card.tsx";
import { TimelineCard } from "../../app/components/checkouts/timeline-card.tsx";
import { MailFrame } from "../../app/components/mail/mail-frame.tsx";
import { checkoutDetailView } from "../../app/presenters/checkouts/checkout-detail.ts";
import { checkoutListView } from "../../app/presenters/checkouts/checkout-list.ts";
import { aDecision, aMessage, aRow, aStore, NOW } from "../presenters/a-store.ts";
import { aLine } from "../support/samples.ts";
import { html } from "./render.tsx";

const EVIL = `<script>alert(1)</script><img src=x onerror="alert(2)">{{ 7 | times: 7 }}`;
const row = aRow({ firstName: EVIL, lastName: null, lines: [aLine({ title: EVIL, variantTitle: EVIL, properties: [{ name: EVIL, value: EVIL }] })] });

describe("names and titles from outside are text", () => {
  test("in the list", async () => {
    const view = await checkoutListView(aStore({ checkouts: [row] }), { tab: null, query: "", page: 1 }, NOW);
    expectText(html(<CheckoutTable view={view} onPage={() => {}} />));
  });

  test("in the lines and the timeline", async () => {
    const store = aStore({ checkouts: [row], messages: [aMessage({ subject: EVIL })], decisions: [aDecision({ kind: "sent", messageId: "m-1" })] });
    const view = (await checkoutDetailView(store, "tok-1", NOW))!;
    expectText(html(<LinesCard view={view} />));
    expectText(html(<TimelineCard entries={view.timeline} onShowMail={() => {}} />));
  });
});

function expectText(markup: string): void {
  expect(markup).toContain("&lt;script&gt;");
  expect(markup).not.toMatch(/<script|<img[^>]*onerror/);
  expect(markup).toContain("{{ 7 | times: 7 }}");
}

test("a mail is shown in a frame that may do nothing", () => {
  const markup = html(<MailFrame html={`<p onclick="x">Hello</p>`} title="Preview" width={600} height={400} />);
  expect(markup).toMatch(/<iframe[^>]* sandbox=""/);
  expect(markup).toContain("srcDoc=\"&lt;p onclick");
});
