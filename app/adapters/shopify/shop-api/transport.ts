/** One request to a shop's Admin API, as the library makes it. */
export type Graphql = (document: string, options?: { variables?: Record<string, unknown>; signal?: AbortSignal }) => Promise<Pick<Response, "json">>;

/** Waits so many milliseconds of real time. */
export type Sleep = (ms: number) => Promise<unknown>;
