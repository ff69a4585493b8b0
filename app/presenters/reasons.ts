import type { Reason } from "../domain/journeys/decision.ts";

export interface ReasonWords {
  /** a few words, for lists and badges */
  readonly short: string;
  /** one plain sentence, for the timeline */
  readonly sentence: string;
}

/** Every reason of the closed list in the merchant's words. A new reason does not compile until it stands here. */
export const REASONS = {
  // why a journey ended
  completed: { short: "Journey finished", sentence: "The campaign has nothing more to send." },
  ordered: { short: "Bought", sentence: "The customer has bought, so no more mails go out." },
  "checkout-deleted": { short: "Checkout removed", sentence: "The checkout was removed from your shop." },
  "cart-empty": { short: "Cart is empty", sentence: "The cart is empty now, so there is nothing to write about." },
  "newer-checkout": { short: "Newer checkout", sentence: "The customer started a newer checkout; mails are about that one." },
  "campaign-off": { short: "Campaign off", sentence: "The campaign was switched off." },
  "no-email": { short: "No e-mail address", sentence: "The customer left no usable e-mail address." },
  "order-cancelled": { short: "Order cancelled", sentence: "The order was cancelled, so there is nothing more to write about." },
  arrived: { short: "On its way", sentence: "The order went out or arrived after all, so there is no delay to write about." },
  "left-segment": { short: "Left the segment", sentence: "The customer is no longer in the segment that the campaign is for." },
  "condition-met": { short: "Campaign ended early", sentence: "A condition that you set for leaving the campaign was met." },
  "exit-step": { short: "Campaign ended", sentence: "The customer’s path through the campaign ends here." },
  unsubscribed: { short: "Unsubscribed", sentence: "The customer unsubscribed from your mails." },
  uninstalled: { short: "App removed", sentence: "Lastmile was removed from your shop at that time." },
  erased: { short: "Data erased", sentence: "The customer’s data was erased on request." },
  failed: { short: "Problem on our side", sentence: "Something went wrong on our side again and again, so the campaign ended for this customer. It is on record for the operator of Lastmile." },
  joined: { short: "Same person", sentence: "This shopper turned out to be a customer you already know; mails to them go on there." },
  "suspected-bot": { short: "Probably not a person", sentence: "This checkout does not look like a real shopper’s, so no mails go out. You can overrule this on its page." },
  // why a mail was dropped or put off
  "no-legal-basis": { short: "No consent", sentence: "The customer did not agree to marketing mails, so none may be sent." },
  suppressed: { short: "Address blocked", sentence: "This address is never written to: it unsubscribed, bounced or complained." },
  "held-out": { short: "Comparison group", sentence: "By chance this customer is in the comparison group that gets no mail, so that you can see what the mails really bring." },
  "quiet-hours": { short: "Quiet hours", sentence: "It was quiet hours for the customer." },
  "frequency-cap": { short: "Enough mails for now", sentence: "The customer has had as many mails as your settings allow within 24 hours or 7 days." },
  "lower-priority": { short: "Another mail first", sentence: "A more important mail to the same customer goes first." },
  "shopify-has-written": { short: "Shopify wrote already", sentence: "Shopify’s own automation has written about this cart, or is going to. Switch it off in Shopify, so that customers get one series of mails only." },
  "complaint-brake": { short: "Too many complaints", sentence: "Too many people marked your mails as spam, so marketing mails rest until the rate is low again." },
  "warming-up": { short: "New sender address", sentence: "Your sender address is new; mails start slowly so that mail services learn to trust it." },
  "sending-pace": { short: "Waiting in line", sentence: "Many mails go out now; this one waits for its turn." },
  "already-sent": { short: "Already mailed", sentence: "This mail already went to this customer about the same cart, order or day." },
  "sold-out": { short: "Sold out", sentence: "Everything in the cart is sold out or no longer in the shop." },
  "no-postal-address": { short: "No postal address", sentence: "Your shop has no postal address, which the law asks for in every marketing mail. Add one in Settings." },
  "no-sender": { short: "No sender", sentence: "No sender address is set up. Add one in Settings." },
  "offer-not-issued": { short: "No discount code", sentence: "Your shop did not create the discount code, so the mail was not sent without it." },
  "template-broken": { short: "Mail cannot be made", sentence: "The mail could not be made from its template. Open the mail in the editor, look at its preview and save it again." },
  "provider-busy": { short: "Mail service busy", sentence: "The mail service was busy; the mail is tried again later." },
  "provider-denied": { short: "Mail service locked", sentence: "The mail service does not accept its access key or your sender address. The mail is tried again for up to three days." },
  "provider-refused": { short: "Mail refused", sentence: "The mail service refused this mail, so it is not tried again." },
  "shop-unreachable": { short: "Shop not reachable", sentence: "Shopify did not answer whether the customer had already bought; nothing is sent on a guess." },
  "unknown-outcome": { short: "Not certain", sentence: "The mail service gave no clear answer. To be safe, the mail is not sent a second time." },
  // why a checkout did not enter a campaign ("no-email" and "suspected-bot" stand above)
  "below-minimum": { short: "Below the minimum", sentence: "The cart or order is worth less than the campaign’s minimum." },
  "no-lines": { short: "Cart is empty", sentence: "There was nothing in the cart." },
  "draft-order": { short: "Made in your admin", sentence: "The checkout belongs to a draft order made by your team, not to a shopper who left." },
  "already-enrolled": { short: "Already in the campaign", sentence: "The customer has been in this campaign with this cart or order before, or is still in it with another." },
  "already-completed": { short: "Already bought", sentence: "The checkout was completed before the campaign would have begun." },
  "not-in-audience": { short: "Not in the audience", sentence: "The customer is not among those whom the campaign is for." },
  "other-country": { short: "Other country", sentence: "The campaign is not for customers of this country." },
  "other-channel": { short: "Other sales channel", sentence: "The campaign is not for this sales channel." },
  "only-once": { short: "Had it before", sentence: "The customer was in this campaign before, and one time is enough." },
  "cooling-down": { short: "Too soon again", sentence: "The customer was in this campaign a short time ago." },
  "too-old": { short: "Too long ago", sentence: "This happened too long ago to write about." },
  "address-refused": { short: "Address not allowed", sentence: "The web address of this step may not be called: it does not lead to a public place." },
  "address-declined": { short: "Not accepted", sentence: "The web address of this step answered that it does not accept the call." },
  "address-unreachable": { short: "No answer", sentence: "The web address of this step did not answer, however often it was tried." },
  "shop-refused": { short: "Shopify refused", sentence: "Shopify did not accept what this step does." },
  "before-installation": { short: "Left before Lastmile", sentence: "The customer left before Lastmile was added to your shop. You can ask for mails to these customers in Settings." },
  test: { short: "Test", sentence: "It was a test." },
} as const satisfies Record<Reason, ReasonWords>;
