import type { RetentionPeriods } from "../domain/privacy/retention.ts";
import { answerPrivacyRequests } from "./answer-privacy-requests.ts";
import { enforceRetention } from "./enforce-retention.ts";
import { importShop } from "./import-shop.ts";
import { letPeopleIn, planLettingIn } from "./let-people-in.ts";
import { markAbandonedIntents } from "./mark-abandoned-intents.ts";
import { moveJourneys } from "./move-journeys.ts";
import { planReconciliations } from "./plan-reconciliations.ts";
import type { Deps } from "./ports/deps.ts";
import type { JobHandlers } from "./ports/queue.ts";
import { planSegmentReadings, readSegments } from "./read-segments.ts";
import { reconcileShop } from "./reconcile-shop.ts";
import { rehearseCampaign } from "./rehearse-campaign.ts";
import { refreshShopProfile } from "./refresh-shop-profile.ts";
import { resumeImports } from "./resume-imports.ts";
import { spotBots } from "./spot-bots.ts";
import { syncUnsubscribe } from "./sync-unsubscribe.ts";

/** What does each background job. The compiler refuses a job without a handler. */
export function jobHandlers(deps: Pick<Deps, "system" | "shops" | "clock" | "ids" | "log" | "queue"> & { readonly retention: RetentionPeriods }): JobHandlers {
  return {
    "sync-unsubscribe": (payload) => syncUnsubscribe(deps, payload),
    "refresh-shop-profile": (payload) => refreshShopProfile(deps, payload),
    "import-shop": (payload) => importShop(deps, payload),
    "resume-imports": () => resumeImports(deps),
    "reconcile-shop": (payload) => reconcileShop(deps, payload),
    "plan-reconciliations": () => planReconciliations(deps),
    "mark-abandoned-intents": async () => {
      await markAbandonedIntents(deps);
    },
    "spot-bots": () => spotBots(deps),
    "answer-privacy-requests": async () => {
      await answerPrivacyRequests(deps);
    },
    "read-segments": (payload) => readSegments(deps, payload),
    "plan-segment-readings": () => planSegmentReadings(deps),
    "let-people-in": (payload) => letPeopleIn(deps, payload),
    "plan-letting-in": () => planLettingIn(deps),
    "move-journeys": (payload) => moveJourneys(deps, payload),
    "rehearse-campaign": (payload) => rehearseCampaign(deps, payload),
    "make-inbox-parts": async () => {
      await deps.system.makeInboxParts();
    },
    "enforce-retention": async () => {
      await enforceRetention(deps);
    },
  };
}
