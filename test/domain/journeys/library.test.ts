import { describe, expect, it } from "vitest";
import { LATER_CAMPAIGNS, LIBRARY } from "../../../app/domain/journeys/library.ts";
import { parseDefinition } from "../../../app/domain/journeys/parse-definition.ts";
import { placesOf } from "../../../app/domain/journeys/places.ts";
import type { LibraryCampaign } from "../../../app/domain/journeys/library-campaign.ts";
import { subjectOf } from "../../../app/domain/journeys/triggers.ts";
import { COPY_LOCALES, subjectOfMail } from "../../../app/domain/templates/document.ts";
import { parseTemplate } from "../../../app/domain/templates/validate.ts";

const ids = (campaign: LibraryCampaign) => Object.fromEntries(campaign.mails.map(({ key }) => [key, `${campaign.id}-${key}`]));
const mails = LIBRARY.flatMap((campaign) => campaign.mails.map((mail) => [`${campaign.name}: ${mail.name}`, mail, campaign] as const));

describe("the library", () => {
  it("has the eight campaigns of a customer's life, each once", () => {
    expect(LIBRARY.map(({ id }) => id)).toEqual(["checkout-recovery", "welcome", "post-purchase", "review-request", "replenishment", "vip", "win-back", "sunset"]);
    expect(new Set([...LIBRARY, ...LATER_CAMPAIGNS].map(({ name }) => name)).size).toBe(LIBRARY.length + LATER_CAMPAIGNS.length);
  });

  it.each(LIBRARY.map((campaign) => [campaign.name, campaign] as const))("%s is a journey that can run, and sends each of its mails", (_name, campaign) => {
    const definition = campaign.journey(ids(campaign));
    expect(parseDefinition(structuredClone(definition))).toEqual({ ok: true, definition });
    const sent = placesOf(definition).flatMap(({ step }) => (step.kind === "message" ? [step.templateId] : []));
    expect(sent.toSorted()).toEqual(Object.values(ids(campaign)).toSorted());
    expect(sent).not.toContain(undefined);
  });

  it.each(LIBRARY.map((campaign) => [campaign.name, campaign] as const))("%s lets people leave, and starts with a sensible share and place in line", (_name, campaign) => {
    expect(campaign.journey(ids(campaign)).exits).toContainEqual({ kind: "unsubscribed" });
    expect(campaign.holdout).toBe(campaign.id === "sunset" ? 0 : 0.1);
    expect(campaign.priority).toBeGreaterThan(0);
    expect(campaign.priority).toBeLessThanOrEqual(100);
    expect(campaign.purpose).toMatch(/^[A-Z][^.]*\.$/);
  });

  it("offers only late: never in a first mail, and never without a wait of days before", () => {
    for (const campaign of LIBRARY) {
      const messages = placesOf(campaign.journey(ids(campaign))).filter(({ step }) => step.kind === "message");
      const offers = messages.flatMap(({ step }, index) => (step.kind === "message" && step.offer ? [index] : []));
      expect(offers.every((index) => index === 2)).toBe(true);
    }
  });
});

describe("a mail of the library", () => {
  it.each(mails)("%s is complete in every language", (_name, mail) => {
    expect(parseTemplate(structuredClone(mail.document))).toEqual({ ok: true, document: mail.document });
    const worded = mail.document.blocks.filter(({ kind }) => ["heading", "text", "button"].includes(kind)).map(({ id }) => id);
    for (const locale of COPY_LOCALES) {
      const copy = mail.document.copy[locale];
      expect(copy, locale).toBeDefined();
      expect(Object.keys(copy!.blocks).toSorted(), locale).toEqual([...worded, ...mail.document.blocks.filter(({ kind }) => kind === "offer").map(({ id }) => id)].toSorted());
      expect(Object.values(copy!.blocks).every((text) => text.trim() !== ""), locale).toBe(true);
      expect(copy!.subject.replace(/\{\{.*?\}\}/g, "").length, locale).toBeLessThanOrEqual(60);
      expect(copy!.preheader.length, locale).toBeGreaterThan(10);
    }
  });

  it.each(mails)("%s uses the same placeholders in every language, so that none says less", (_name, { document }) => {
    const used = COPY_LOCALES.map((locale) => [...new Set([...JSON.stringify(document.copy[locale]).matchAll(/\{\{ (\w+)/g)].map((match) => match[1]))].toSorted());
    for (const names of used) expect(names).toEqual(used[0]);
  });

  it.each(mails)("%s fits what starts its campaign", (_name, mail, campaign) => {
    const { trigger } = campaign.journey(ids(campaign));
    const about = subjectOfMail(mail.document);
    if (about === "checkout") expect(subjectOf(trigger.kind)).toBe("checkout");
    if (about === "order") expect(subjectOf(trigger.kind) === "order" || (trigger.kind === "date" && trigger.after !== "customer-created")).toBe(true);
  });

  // Claims that no stored fact stands behind, in the four languages: hurry, scarcity, superlatives, other people, guarantees.
  const UNPROVEN = /hurry|last chance|only today|act now|limited|running out of stock|almost gone|selling fast|best price|guarantee|everyone|popular|bestsell|free gift|don['’]t miss|beeil|letzte chance|nur heute|nur noch|begrenzt|fast weg|garanti|beliebt|verpass|dépêch|dernière chance|aujourd’hui seulement|plus que|limité|presque épuisé|populaire|ne manquez|date prisa|última oportunidad|solo hoy|quedan|limitad|agotad|popular|no te pierdas|[0-9]\s*%|!!/iu;

  it.each(mails)("%s claims nothing that is not a fact, and speaks of an offer only where it has one", (_name, { document }) => {
    for (const locale of COPY_LOCALES) {
      const words = JSON.stringify(document.copy[locale]);
      expect(words.match(UNPROVEN)?.[0], locale).toBeUndefined();
      const hasOffer = document.blocks.some(({ kind }) => kind === "offer");
      expect(/offer_|discount|rabatt|réduction|descuento|gutschein|coupon/iu.test(words.replace(/order_\w+/g, "")), locale).toBe(hasOffer);
    }
  });

  it("would be caught: a mail that hurries fails the check above", () => {
    expect("Hurry, only today").toMatch(UNPROVEN);
    expect("Nur noch heute").toMatch(UNPROVEN);
  });
});
