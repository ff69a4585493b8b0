import { isRouteErrorResponse } from "@remix-run/react";
import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Props {
  readonly error: unknown;
  /** where "back" leads, and what it is called */
  readonly back: { readonly label: string; readonly url: string };
  /** what was looked for: "campaign", "checkout" */
  readonly what: string;
  /** Shopify's own answer to its responses (bounce page, re-authentication) */
  readonly shopify: (error: unknown) => ReactNode;
}

/** What a page shows when its loader or rendering failed: not found, Shopify's own answer, or an apology. */
export function PageError({ error, back, what, shopify }: Props) {
  const backAction = { content: back.label, url: back.url };
  if (isRouteErrorResponse(error) && error.status === 404) {
    return (
      <Notice title={`This ${what} was not found`} backAction={backAction}>
        It may have been removed, or the address may be mistyped. Go back to {back.label.toLowerCase()} to find it.
      </Notice>
    );
  }
  if (isRouteErrorResponse(error) && error.status < 500) return shopify(error);
  return (
    <Notice title="Something went wrong" backAction={backAction} retry>
      Your data is safe. Reload the page, and if it happens again, try in a few minutes.
    </Notice>
  );
}

function Notice({ title, backAction, retry = false, children }: { readonly title: string; readonly backAction: { content: string; url: string }; readonly retry?: boolean; readonly children: ReactNode }) {
  return (
    <Page title={title} backAction={backAction} {...(retry ? { primaryAction: { content: "Reload", onAction: () => window.location.reload() } } : {})}>
      <Card>
        <BlockStack gap="200">
          <Text as="p">{children}</Text>
        </BlockStack>
      </Card>
    </Page>
  );
}
