import { Badge } from "@shopify/polaris";

/** Whether a campaign runs. */
export function OnOffBadge({ on }: { readonly on: boolean }) {
  return on ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>;
}
