import type { ShopState } from "./setup.ts";

export interface NextStep {
  readonly key: "mailer" | "sender" | "address" | "campaign" | "theme";
  readonly title: string;
  readonly text: string;
  /** critical: no mail can go out until it is done */
  readonly tone: "critical" | "warning";
  readonly action: { readonly label: string; readonly url: string } | null;
}

/** What keeps mails from going out, most pressing first; nothing that is not so right now. */
export function nextSteps(state: ShopState): readonly NextStep[] {
  const steps: NextStep[] = [];
  if (!state.mailerReady) {
    steps.push({ key: "mailer", tone: "critical", title: "No mail service is connected", text: "Mails cannot be sent until the person who runs this app connects one.", action: null });
  }
  if (!state.senderSet) {
    steps.push({ key: "sender", tone: "critical", title: "Add a sender address", text: "No mail goes out without one.", action: { label: "Add sender", url: "/app/settings" } });
  }
  if (!state.addressSet) {
    steps.push({ key: "address", tone: "critical", title: "Add your postal address", text: "The law asks for it in every marketing mail, so no mail goes out without it.", action: { label: "Add address", url: "/app/settings" } });
  }
  if (!state.campaignOn) {
    const url = state.campaignId ? `/app/campaigns/${state.campaignId}` : "/app/campaigns";
    steps.push({ key: "campaign", tone: "warning", title: "Your recovery campaign is off", text: "People who leave a checkout get no mail while it is off.", action: { label: "Open campaign", url } });
  }
  return steps;
}
