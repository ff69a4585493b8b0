import { describe, expect, it } from "vitest";
import { lookOf } from "../../../app/adapters/mail/look.ts";
import { DEFAULT_TEMPLATES } from "../../../app/domain/templates/default-templates.ts";
import { ShopSettingsSchema } from "../../../app/domain/shops/settings.ts";

const settings = ShopSettingsSchema.parse({ brandColour: "#1F5B4A", backgroundColour: "#F6F6F7" });
const look = (style: Partial<typeof DEFAULT_TEMPLATES.remind.style> = {}) => lookOf({ ...DEFAULT_TEMPLATES.remind, style: { ...DEFAULT_TEMPLATES.remind.style, ...style } }, settings);

describe("the colours of a mail", () => {
  it("are the template's, else the shop's", () => {
    expect(look()).toMatchObject({ accent: "#1F5B4A", background: "#F6F6F7", text: "#1F2124" });
    expect(look({ accent: "#AA0000", background: "#FFFFFF" })).toMatchObject({ accent: "#AA0000", background: "#FFFFFF" });
  });

  it("turn a button over that would sink into a dark screen", () => {
    expect(look({ accent: "#111111" })).toMatchObject({ darkAccent: "#F3F4F6", darkButtonText: "#111111" });
    expect(look({ accent: "#FF5A36" })).toMatchObject({ darkAccent: "#FF5A36", darkButtonText: "#FFFFFF" });
  });

  it("keep the footer legible on any ground", () => {
    expect(look({ background: "#000000" }).footer).toBe("#FFFFFF");
    expect(look({ background: "#FFD400" }).footer).toBe("#1C1D20");
    expect(look().footer).toBe(look().muted);
  });
});
