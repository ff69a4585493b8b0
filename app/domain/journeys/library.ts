import { CHECKOUT_RECOVERY } from "./library/checkout-recovery.ts";
import { POST_PURCHASE } from "./library/post-purchase.ts";
import { REPLENISHMENT } from "./library/replenishment.ts";
import { REVIEW_REQUEST } from "./library/review-request.ts";
import { SUNSET } from "./library/sunset.ts";
import { VIP } from "./library/vip.ts";
import { WELCOME } from "./library/welcome.ts";
import { WIN_BACK } from "./library/win-back.ts";
import type { LibraryCampaign } from "./library-campaign.ts";

/** All ready campaigns in the order of a customer's life. Their times are argued in docs/decisions/016-campaign-library.md. */
export const LIBRARY: readonly LibraryCampaign[] = [CHECKOUT_RECOVERY, WELCOME, POST_PURCHASE, REVIEW_REQUEST, REPLENISHMENT, VIP, WIN_BACK, SUNSET];

/** Campaigns that begin with events of the storefront, for which no source exists yet: shown, and not to be added. */
export const LATER_CAMPAIGNS: readonly { readonly name: string; readonly purpose: string }[] = [
  { name: "Cart recovery", purpose: "For shoppers who filled a cart and left before the checkout." },
  { name: "Browse reminder", purpose: "For shoppers who looked at a product and left." },
  { name: "Back in stock", purpose: "Tells those who waited for a product that it can be bought again." },
  { name: "Price drop", purpose: "Tells those who looked at a product that its price went down." },
];
