import type { StandIn } from "./stand-in.ts";
import { runOwnMail } from "./world/automation/own-mail.ts";
import { lookAtSegments, seedSegments } from "./world/segments/segments.ts";
import type { World } from "./world/world.ts";

/** How often Shopify's own clockwork looks at the shop, real time. */
const EVERY_MS = 20_000;

/** A world in which people come into segments and go out of them with what they do. */
export function livingWorld(world: World): World {
  const living: World = {
    ...world,
    emit(topic, payload) {
      world.emit(topic, payload);
      // who is in a segment depends on people and their orders
      if (/^(customers|orders)/.test(topic)) lookAtSegments(living);
    },
  };
  seedSegments(living);
  return living;
}

/** What happens by time alone: segments by date, and Shopify's own mails. Returns how to stop it. */
export function keepLiving(standIn: StandIn): () => void {
  const look = (): void => {
    lookAtSegments(standIn.world);
    runOwnMail(standIn);
  };
  const forget = standIn.clock.onAdvance(look);
  const timer = setInterval(look, EVERY_MS);
  return () => {
    forget();
    clearInterval(timer);
  };
}
