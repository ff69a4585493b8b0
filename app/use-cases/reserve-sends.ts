import { sendWindows } from "../domain/messaging/pace.ts";
import type { SendWindow } from "../domain/messaging/pace.ts";
import type { Desk } from "./shop-desk.ts";

/** How many mails may go now. `later`: when the n-th of the others may come again, 0 the first, and what it waits for. */
export interface Reserved {
  readonly granted: number;
  later(n: number): { readonly until: Date; readonly reason: SendWindow["reason"] };
}

/** Takes room for a batch of mails within the shop's pace and warm-up and the provider's pace, which all workers share. What is taken and not used is lost; the next window has its own. */
export async function reserveSends(desk: Desk, count: number): Promise<Reserved> {
  const { deps, settings, timeZone } = desk;
  const { provider } = deps.mailers.for(settings.provider);
  const windows = count === 0 ? [] : sendWindows({ settings, provider, perSecond: deps.mailers.perSecond ?? null, timeZone }, deps.clock.now());
  if (windows.length === 0) return { granted: count, later: () => nobodyWaits(desk) };
  const { granted, full } = await deps.system.reserveSends(desk.shop, windows, count);
  const waits = full.flatMap(({ name, line }) => windows.filter((one) => one.name === name).map((window) => ({ window, line })));
  return {
    granted,
    later: (n) => waits.map(({ window, line }) => ({ until: window.turn(line + n), reason: window.reason })).reduce((latest, one) => (one.until > latest.until ? one : latest), { until: deps.clock.now(), reason: "sending-pace" as SendWindow["reason"] }),
  };
}

function nobodyWaits(desk: Desk): never {
  throw new Error(`reserve sends: nobody of ${desk.shop} has to wait`);
}
