import { DEFAULT_TEMPLATES } from "../../templates/default-templates.ts";
import { defaultRecoveryCampaign } from "../default-campaign.ts";
import { DEFAULT_HOLDOUT, type LibraryCampaign } from "../library-campaign.ts";

/** The one campaign that a new shop has from the start. Its times are argued in docs/decisions/006-default-recovery-campaign.md. */
export const CHECKOUT_RECOVERY: LibraryCampaign = {
  id: "checkout-recovery",
  name: "Checkout recovery",
  purpose: "Brings back shoppers who began to check out and left, with exactly what they had in their cart.",
  stage: "Conversion",
  when: "1 hour, 1 day and 3 days after they left; only the last mail has an offer",
  who: "Shoppers who left a checkout with their e-mail address, and may be written to",
  holdout: DEFAULT_HOLDOUT,
  priority: 80,
  mails: [
    { key: "remind", name: "Reminder", document: DEFAULT_TEMPLATES.remind },
    { key: "reassure", name: "Reassurance", document: DEFAULT_TEMPLATES.reassure },
    { key: "offer", name: "Offer", document: DEFAULT_TEMPLATES.offer },
  ],
  journey: (templates) => defaultRecoveryCampaign({ remind: templates["remind"]!, reassure: templates["reassure"]!, offer: templates["offer"]! }),
};
