/** What each background job is given. Ids and times only, no personal data: payloads are kept by the queue. */
export interface JobPayloads {
  /** tell Shopify that a person unsubscribed; `at` is ISO 8601 */
  readonly "sync-unsubscribe": { readonly shop: string; readonly customerId: string; readonly at: string };
  /** read the shop's name, address, currency and time zone again */
  readonly "refresh-shop-profile": { readonly shop: string };
  /** messages whose hand-off was never answered become `unknown` */
  readonly "mark-abandoned-intents": Readonly<Record<string, never>>;
  /** read on in the shop's past */
  readonly "import-shop": { readonly shop: string };
  /** imports whose worker went away go on */
  readonly "resume-imports": Readonly<Record<string, never>>;
  /** compare with the shop itself, and repair what webhooks missed */
  readonly "reconcile-shop": { readonly shop: string };
  /** every shop gets its turn of being compared */
  readonly "plan-reconciliations": Readonly<Record<string, never>>;
  /** checkouts that only together give themselves away */
  readonly "spot-bots": Readonly<Record<string, never>>;
  /** exports and erasures that were asked for */
  readonly "answer-privacy-requests": Readonly<Record<string, never>>;
  /** read the list of segments, and who is in those that campaigns ask about */
  readonly "read-segments": { readonly shop: string };
  /** every shop gets its turn of that */
  readonly "plan-segment-readings": Readonly<Record<string, never>>;
  /** let in who qualifies already for a campaign that was switched on, or everybody at the time of a broadcast */
  readonly "let-people-in": { readonly shop: string };
  /** those whose time has come, of all shops */
  readonly "plan-letting-in": Readonly<Record<string, never>>;
  /** those under way go on with a new version of their campaign */
  readonly "move-journeys": { readonly shop: string; readonly campaignId: string; readonly version: number };
  /** replay a campaign over the shop's past */
  readonly "rehearse-campaign": { readonly shop: string; readonly rehearsalId: string };
  /** room in the inbox for the coming days */
  readonly "make-inbox-parts": Readonly<Record<string, never>>;
  /** what is older than allowed is deleted */
  readonly "enforce-retention": Readonly<Record<string, never>>;
}
export type JobName = keyof JobPayloads;

/** One function per job. It may be called again for the same payload, so it must be safe to repeat; a throw is retried. */
export type JobHandlers = { readonly [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> };

/** Background chores. Journeys are not scheduled here: the state table is their schedule. */
export interface JobQueue {
  /** Resolves once the job is stored. A second waiting job of the same name and key is not added; `once` is the key, else the payload itself. It starts at once, or `afterSeconds` of real time. */
  send<Name extends JobName>(name: Name, payload: JobPayloads[Name], options?: { readonly once?: string; readonly afterSeconds?: number }): Promise<void>;
}
