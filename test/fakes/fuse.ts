/** What every call throws once the fuse is blown. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/**
 * A process that dies: the call of the given number fails, "before" it is made or "after" it was done and before its answer
 * is seen, and so does everything after. Number 0 never dies and only counts.
 */
export class Fuse {
  calls = 0;
  blown = false;
  diedAt = "";
  readonly #at: number;
  readonly #when: "before" | "after";
  constructor(at: number, when: "before" | "after") {
    this.#at = at;
    this.#when = when;
  }

  /** The same ports, every asynchronous call counted, whatever depth it is at. */
  around<T extends object>(ports: T): T {
    return new Proxy(ports, {
      get: (target, property) => {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value === "function") return (...args: unknown[]) => this.#call(String(property), () => (value as (...a: unknown[]) => unknown).apply(target, args));
        return isPort(value) ? this.around(value) : value;
      },
    });
  }

  #call(name: string, work: () => unknown): unknown {
    // Ways to a port are no calls to the outside.
    if (name === "forShop") return this.around(work() as object);
    if (name === "together") {
      const stores = work() as (shop: string) => object;
      return (shop: string) => this.around(stores(shop));
    }
    if (SYNCHRONOUS.has(name)) return work();
    if (name === "for") {
      const port = work();
      return port instanceof Promise ? port.then((one: object) => this.around(one)) : this.around(port as object);
    }
    return this.#counted(name, work);
  }

  async #counted(name: string, work: () => unknown): Promise<unknown> {
    this.#dead();
    this.calls += 1;
    const mine = this.calls === this.#at;
    if (mine && this.#when === "before") this.#blow(name);
    const result = await work();
    if (mine) this.#blow(name);
    this.#dead();
    return result;
  }

  #blow(name: string): never {
    this.blown = true;
    this.diedAt = `${this.#when} ${name}`;
    throw new Crash(this.diedAt);
  }
  #dead(): void {
    if (this.blown) throw new Crash(`after ${this.diedAt}`);
  }
}

const SYNCHRONOUS = new Set(["now", "next", "token", "url", "read", "info", "warn", "error"]);

function isPort(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return !(value instanceof Date) && !(value instanceof Map) && !Array.isArray(value) && !(value instanceof Promise);
}
