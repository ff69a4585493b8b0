import type { ShopSettings } from "../../domain/shops/settings.ts";
import type { Mailers, ProviderName } from "../../use-cases/ports/mailer.ts";
import type { ShopStore } from "../../use-cases/ports/shop-store.ts";

/** The settings as the form holds them: what is typed, even where it is not valid yet. */
export interface SettingsDraft {
  readonly senderName: string;
  readonly senderEmail: string;
  readonly replyTo: string;
  readonly postalAddress: string;
  readonly logoUrl: string;
  readonly brandColour: string;
  readonly backgroundColour: string;
  /** "default": what the operator configured */
  readonly provider: ProviderName | "default";
  /** "shop": the shop's own */
  readonly timeZone: string;
  readonly quietEnabled: boolean;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly frequencyCapPerDay: string;
  readonly frequencyCapPerWeek: string;
  /** empty: no limit */
  readonly maxPerHour: string;
  readonly warmUp: boolean;
  readonly softOptIn: boolean;
  readonly checkoutBoxPreselected: boolean;
}

export interface SettingsView {
  readonly draft: SettingsDraft;
  readonly shopName: string;
  readonly shopEmail: string | null;
  readonly shopZone: string;
  /** used where the merchant gives no postal address; empty when the shop has none either */
  readonly shopAddress: readonly string[];
  readonly providers: readonly { readonly value: SettingsDraft["provider"]; readonly label: string; readonly disabled: boolean }[];
  readonly zones: readonly string[];
}

const PROVIDER_NAMES = { sendgrid: "SendGrid", smtp: "SMTP server" } as const satisfies Record<ProviderName, string>;

type SettingsStore = { readonly settings: Pick<ShopStore["settings"], "get" | "profile"> };

/** The settings page of one shop. */
export async function settingsView(store: SettingsStore, mailers: Mailers): Promise<SettingsView> {
  const [profile, settings] = await Promise.all([store.settings.profile(), store.settings.get()]);
  if (!profile) throw new Error("settings: this shop has no profile; it was never installed");
  return {
    draft: settingsDraft(settings, mailers.available),
    shopName: profile.name,
    shopEmail: profile.email,
    shopZone: profile.timeZone,
    shopAddress: profile.address.filter((line) => line.trim() !== ""),
    providers: providerChoices(mailers),
    zones: Intl.supportedValuesOf("timeZone"),
  };
}

function settingsDraft(settings: ShopSettings, available: Mailers["available"]): SettingsDraft {
  const { quietHours, provider, timeZone, frequencyCapPerDay, frequencyCapPerWeek, maxPerHour, warmUp, brakeLiftedUntil: _until, dismissedSetup: _steps, ...same } = settings;
  return {
    ...same,
    provider: provider !== null && available.includes(provider) ? provider : "default",
    timeZone: timeZone ?? "shop",
    quietEnabled: quietHours.enabled,
    quietFrom: quietHours.from,
    quietTo: quietHours.to,
    frequencyCapPerDay: String(frequencyCapPerDay),
    frequencyCapPerWeek: String(frequencyCapPerWeek),
    maxPerHour: maxPerHour === null ? "" : String(maxPerHour),
    warmUp: warmUp.on,
  };
}

function providerChoices(mailers: Mailers): SettingsView["providers"] {
  const standard = mailers.available.length > 0 ? ` (${PROVIDER_NAMES[mailers.for(null).provider]})` : "";
  const each = (Object.keys(PROVIDER_NAMES) as ProviderName[]).map((name) => {
    const disabled = !mailers.available.includes(name);
    return { value: name, label: disabled ? `${PROVIDER_NAMES[name]} (not connected)` : PROVIDER_NAMES[name], disabled };
  });
  return [{ value: "default", label: `Standard${standard}`, disabled: false }, ...each];
}
