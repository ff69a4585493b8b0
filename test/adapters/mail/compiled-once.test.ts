import mjml from "mjml";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createRenderer } from "../../../app/adapters/mail/renderer.ts";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import { sampleInput } from "./sample.ts";

vi.mock("mjml", async (original) => ({ default: vi.fn((await original<{ default: typeof mjml }>()).default) }));

const compilations = () => vi.mocked(mjml).mock.calls.length;
const kept = (over = {}) => sampleInput({ cacheKey: "shop/t/1", ...over });

describe("a template version", () => {
  beforeEach(() => void vi.mocked(mjml).mockClear());

  it("is compiled once, however many mails are made of it at once or later, and gives the same mail as a draft", async () => {
    const renderer = createRenderer();
    const draft = await renderer.render(sampleInput());
    expect(compilations()).toBe(1);
    const mails = await Promise.all(Array.from({ length: 5 }, () => renderer.render(kept())));
    mails.push(await renderer.render(kept()));
    expect(compilations()).toBe(2);
    for (const mail of mails) expect(mail).toEqual(draft);
  });

  it("is compiled again for another language or other colours of the shop's", async () => {
    const renderer = createRenderer();
    await renderer.render(kept());
    expect((await renderer.render(kept({ locale: "de" }))).html).toContain("Zurück zum Warenkorb");
    expect((await renderer.render(kept({ settings: { ...sampleInput().settings, brandColour: "#0000FE" } }))).html).toContain("#0000FE");
    expect((await renderer.render(kept())).html).not.toContain("#0000FE");
    expect(compilations()).toBe(3);
  });

  it("is forgotten when there are too many, and when it failed", async () => {
    const renderer = createRenderer({ keep: 1 });
    await renderer.render(kept());
    await renderer.render(kept({ cacheKey: "shop/t/2" }));
    await renderer.render(kept());
    expect(compilations()).toBe(3);
    const broken = structuredClone(DEFAULT_TEMPLATES.remind);
    broken.copy.en!.subject = "{% x %}";
    await expect(renderer.render(kept({ cacheKey: "shop/t/3", document: broken }))).rejects.toMatchObject({ place: "subject (en)" });
    await expect(renderer.render(kept({ cacheKey: "shop/t/3" }))).resolves.toMatchObject({ subject: expect.any(String) });
  });
});
