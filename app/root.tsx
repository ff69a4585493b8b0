import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";

/** The document around every page. App Bridge's script is put into the head by the AppProvider of the embedded pages. */
export function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preconnect" href="https://cdn.shopify.com/" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** The last resort, for addresses that do not exist and for errors that no page caught. */
export function ErrorBoundary() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main style={{ maxWidth: "32rem", margin: "15vh auto 0", padding: "0 1.5rem", fontFamily: "system-ui, sans-serif", lineHeight: 1.5 }}>
      <title>{missing ? "Page not found" : "Something went wrong"}</title>
      <h1 style={{ fontSize: "1.25rem" }}>{missing ? "Page not found" : "Something went wrong"}</h1>
      <p>{missing ? "There is nothing at this address." : "Please reload the page. If it happens again, try in a few minutes."}</p>
    </main>
  );
}
