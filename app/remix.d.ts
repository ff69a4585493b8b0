import type { Application } from "./composition.server.ts";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
  /** What every loader and action gets: the wired application, the one way to it. */
  interface AppLoadContext {
    app: Application;
  }
}
