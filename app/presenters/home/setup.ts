import { SETUP_STEPS, type SetupStep, type ShopSettings } from "../../domain/shops/settings.ts";

export interface SetupStepView {
  readonly step: SetupStep;
  readonly title: string;
  readonly text: string;
  readonly action: { readonly label: string; readonly url: string } | null;
  /** null: not known yet; of the theme's badge, only the shop's theme knows, which the page asks in the browser */
  readonly done: boolean | null;
}

/** What the page knows of the shop when it lists steps and next actions. */
export interface ShopState {
  readonly senderSet: boolean;
  readonly addressSet: boolean;
  readonly templateEdited: boolean;
  readonly campaignOn: boolean;
  readonly campaignId: string | null;
  readonly templateId: string | null;
  readonly mailerReady: boolean;
  /** the shop's admin */
  readonly adminUrl: string;
  /** whether Shopify's own automation writes about carts, as far as was seen lately; null where nothing was seen yet */
  readonly shopifyWrites: boolean | null;
}

const WORDS = {
  sender: {
    title: "Say who your mails come from",
    text: "Customers see your sender name and address in their inbox. The law also asks for your postal address at the end of each mail.",
    label: "Set up sender",
  },
  template: {
    title: "Make the first mail sound like you",
    text: "Change the words, colours and pictures, and watch the preview as you write.",
    label: "Edit the mail",
  },
  "shopify-mails": {
    title: "Leave mails about carts to Lastmile",
    text: "Shopify has an automation of its own that writes to people who left a checkout. Where it writes, Lastmile stays silent, so that nobody gets two series of mails. Switch it off in Shopify under Marketing, Automations.",
    label: "Open Shopify’s automations",
  },
  campaign: {
    title: "Switch on checkout recovery",
    text: "Nobody gets a mail until you do. It writes to people who left a checkout and agreed to hear from you, never after they have bought.",
    label: "Look at it and switch it on",
  },
  "theme-badge": {
    title: "Show the stock badge in your theme",
    text: "It tells shoppers how many are really left, only where Shopify tracks the stock, and counts down a customer’s own offer to its real end.",
    label: "Open the theme editor",
  },
} as const satisfies Record<SetupStep, { title: string; text: string; label: string }>;

/** What a newcomer does first, then second, … */
const IN_ORDER: readonly SetupStep[] = ["campaign", ...SETUP_STEPS.filter((step) => step !== "campaign")];

/** The set-up steps that the merchant has not dismissed. */
export function setupSteps(settings: Pick<ShopSettings, "dismissedSetup">, state: ShopState): readonly SetupStepView[] {
  return IN_ORDER.filter((step) => !settings.dismissedSetup.includes(step)).map((step) => {
    const { title, text, label } = WORDS[step];
    const url = stepUrl(step, state);
    return { step, title, text, done: isDone(step, state), action: url === null ? null : { label, url } };
  });
}

function isDone(step: SetupStep, state: ShopState): boolean | null {
  switch (step) {
    case "sender":
      return state.senderSet && state.addressSet;
    case "template":
      return state.templateEdited;
    case "campaign":
      return state.campaignOn;
    case "shopify-mails":
      return state.shopifyWrites === null ? null : !state.shopifyWrites;
    case "theme-badge":
      return null;
  }
}

/** The theme editor's address is made in the browser, where the app's key is known. */
function stepUrl(step: SetupStep, state: ShopState): string | null {
  switch (step) {
    case "sender":
      return "/app/settings";
    case "template":
      return state.templateId ? `/app/templates/${state.templateId}` : "/app/templates";
    case "campaign":
      return state.campaignId ? `/app/campaigns/${state.campaignId}` : "/app/campaigns";
    case "shopify-mails":
      return `${state.adminUrl}/marketing/automations`;
    case "theme-badge":
      return null;
  }
}
