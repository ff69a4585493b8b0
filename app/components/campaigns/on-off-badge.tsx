import { Badge } from "@shopify/polaris";

/** Whether a campaign runs, or is out of sight. */
export function OnOffBadge({ on, archived = false }: { readonly on: boolean; readonly archived?: boolean }) {
  if (archived) return <Badge tone="info">Archived</Badge>;
  return on ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>;
}
