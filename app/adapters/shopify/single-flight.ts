/** Runs work once at a time for each key; callers who come meanwhile share the run that is under way. */
export interface SingleFlight<T> {
  run(key: string): Promise<T>;
  /** resolves when nothing is under way for the key; never rejects */
  pending(key: string): Promise<void>;
}

/** `work`, never twice at once for the same key. A run that fails is not kept: the next caller begins anew. */
export function singleFlight<T>(work: (key: string) => Promise<T>): SingleFlight<T> {
  const flights = new Map<string, Promise<T>>();
  return {
    run(key) {
      const underWay = flights.get(key);
      if (underWay) return underWay;
      const flight = work(key).finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
    async pending(key) {
      await flights.get(key)?.catch(() => undefined);
    },
  };
}
