import { describe, expect, test } from "vitest";
import { DEFAULT_TEMPLATES } from "../../app/domain/templates/default-templates.ts";
import { stepOffer, templateEditorView } from "../../app/presenters/templates/template-editor.ts";
import { parseTemplateForm, withoutEmptyLanguages } from "../../app/presenters/templates/template-form.ts";
import { inJourneyOrder } from "../../app/presenters/templates/journey-order.ts";
import { templateListEntries } from "../../app/presenters/templates/template-list.ts";
import { TemplateRequestSchema } from "../../app/presenters/templates/template-request.ts";
import { testMailAnswer } from "../../app/presenters/templates/test-mail-words.ts";
import { aRow, aStore, NOW } from "./a-store.ts";

const DOCUMENT = DEFAULT_TEMPLATES.remind;
const empty = { subject: " ", preheader: "", blocks: { intro: "" } };

describe("the editor", () => {
  test("has the document, the recent checkouts and where the mail is used", async () => {
    const view = await templateEditorView(aStore({ checkouts: [aRow()] }), "offer", NOW);
    expect(view).toMatchObject({ draft: { name: "Offer", document: DEFAULT_TEMPLATES.offer }, hasOffer: true, usedIn: ["Checkout recovery"], testAddress: "hello@fernweh.example" });
    expect(view?.checkouts).toEqual([{ token: "tok-1", label: "Ada Lovelace · Alpine jacket · $55.00" }]);
    expect(view?.placeholders.map(({ name }) => name)).toContain("first_name");
  });

  test("a foreign id is not found", async () => {
    expect(await templateEditorView(aStore(), "foreign", NOW)).toBeNull();
  });

  test("the preview shows the offer of the step that sends the mail", async () => {
    expect(await stepOffer(aStore().campaigns, "offer")).toEqual({ kind: "percentage", percent: 10, validHours: 48 });
    expect(await stepOffer(aStore().campaigns, "remind")).toBeNull();
  });
});

describe("the list", () => {
  test("stands in the order of the journey; what no campaign uses comes last", () => {
    const uses = [{ campaign: "A", templateIds: ["remind", "reassure"] }, { campaign: "B", templateIds: ["offer", "remind"] }];
    const order = inJourneyOrder(["alone", "offer", "reassure", "remind"].map((id) => ({ id })), uses);
    expect(order.map(({ id }) => id)).toEqual(["remind", "reassure", "offer", "alone"]);
  });

  test("says which campaigns use a mail", async () => {
    const entries = await templateListEntries(aStore(), NOW);
    expect(entries.map(({ row }) => [row.name, row.usedIn, row.group])).toEqual([["Reminder", "Checkout recovery", "Checkout recovery"], ["Reassurance", "Checkout recovery", "Checkout recovery"], ["Offer", "Checkout recovery", "Checkout recovery"]]);
  });
});

describe("the form", () => {
  test("takes a template as it is", () => {
    expect(parseTemplateForm({ name: " Reminder ", document: DOCUMENT })).toEqual({ ok: true, value: { name: "Reminder", document: DOCUMENT } });
  });

  test("a language in which nothing is written is left out, the main language never", () => {
    const parsed = parseTemplateForm({ name: "R", document: { ...DOCUMENT, copy: { en: DOCUMENT.copy.en, de: empty } } });
    expect(parsed.ok && Object.keys(parsed.value.document.copy)).toEqual(["en"]);
    expect(withoutEmptyLanguages({ ...DOCUMENT, copy: { en: empty } })).toMatchObject({ copy: { en: empty } });
  });

  test("errors stand at their field", () => {
    const copy = { ...DOCUMENT.copy, de: { ...DOCUMENT.copy.de!, subject: "" }, fr: { ...DOCUMENT.copy.fr!, preheader: "{{ nope }}" } };
    const subject = parseTemplateForm({ name: "", document: { ...DOCUMENT, copy } });
    expect(subject.ok ? [] : Object.keys(subject.errors).sort()).toEqual(["copy.de.subject", "name"]);
    const placeholder = parseTemplateForm({ name: "R", document: { ...DOCUMENT, copy: { ...copy, de: DOCUMENT.copy.de } } });
    expect(placeholder.ok ? [] : Object.keys(placeholder.errors)).toEqual(["copy.fr.preheader"]);
  });

  test.each([[null], [1], [{ name: "x" }], [{ name: "x", document: null }], [{ name: "x", document: { blocks: "no" } }]])("what is no template (%j) is refused", (raw) => {
    expect(parseTemplateForm(raw).ok).toBe(false);
  });

  test("requests of another shape are refused", () => {
    expect(TemplateRequestSchema.safeParse({ intent: "delete" }).success).toBe(false);
    expect(TemplateRequestSchema.safeParse({ intent: "send-test", to: "a", document: {}, checkout: null, locale: "xx" }).success).toBe(false);
  });
});

test("the list says where a mail is used and in which languages", async () => {
  const entries = await templateListEntries(aStore(), NOW);
  expect(entries[0]?.row).toMatchObject({ id: "remind", name: "Reminder", usedIn: "Checkout recovery", about: "About a cart", languages: "English, German, French, Spanish" });
});

test("what came of a test mail, in words", () => {
  expect(testMailAnswer({ kind: "accepted" })).toEqual({ ok: true, message: "Test mail sent" });
  expect(testMailAnswer({ kind: "retry", denied: true })).toMatchObject({ ok: false, errors: { to: expect.stringContaining("access key") } });
  for (const kind of ["refused", "retry", "unknown"] as const) expect(testMailAnswer({ kind })).toMatchObject({ ok: false, errors: { to: expect.stringMatching(/^The mail service/) } });
  expect(testMailAnswer({ kind: "not-sent", reason: "no-sender" })).toMatchObject({ errors: { to: expect.stringContaining("Settings") } });
});
