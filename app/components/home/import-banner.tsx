import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ImportView } from "../../presenters/settings/connection.ts";
import { ImportProgress, useImport } from "./import-progress.tsx";

/** While the shop's past is read: how far that is. Gone when it is done. */
export function ImportBanner({ view: first }: { readonly view: ImportView | null }) {
  const view = useImport(first);
  if (!view?.running) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">Getting to know your shop</Text>
          <Text as="p" tone="subdued">Lastmile reads your customers, recent orders and open checkouts. You can go on working. Customers who left before you added Lastmile are not mailed unless you ask for it in Settings.</Text>
        </BlockStack>
        <ImportProgress view={view} />
      </BlockStack>
    </Card>
  );
}
