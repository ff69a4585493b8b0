import { Badge, BlockStack, Card, Layout, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import type { CheckoutDetailView, MailView } from "../../presenters/checkouts/checkout-detail.ts";
import { LinesCard } from "./lines-card.tsx";
import { MailModal } from "./mail-modal.tsx";
import { PersonCard } from "./person-card.tsx";
import { TimelineCard } from "./timeline-card.tsx";

/** One checkout: what was left, by whom, and all that happened about it. */
export function CheckoutPage({ view }: { readonly view: CheckoutDetailView }) {
  const [mail, setMail] = useState<MailView | null>(null);
  const show = (id: string): void => setMail(view.mails.find((one) => one.id === id) ?? null);
  return (
    <Page title={view.title} subtitle={`Checkout started ${view.startedAt}`} backAction={{ content: "Abandoned checkouts", url: "/app/checkouts" }}
      titleMetadata={<Badge {...(view.status.tone ? { tone: view.status.tone } : {})}>{view.status.label}</Badge>}>
      <MailModal mail={mail} onClose={() => setMail(null)} />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <LinesCard view={view} />
            <TimelineCard entries={view.timeline} onShowMail={show} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="150">
                <Text as="h2" variant="headingMd">{view.status.label}</Text>
                <Text as="p" tone="subdued">{view.status.help}</Text>
                {view.nextMail && <Text as="p">Next mail: <Text as="span" fontWeight="semibold">{view.nextMail}</Text></Text>}
              </BlockStack>
            </Card>
            <PersonCard view={view} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
