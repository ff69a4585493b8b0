import { Badge, BlockStack, Box, Card, Layout, Page, Text } from "@shopify/polaris";
import { useCallback, useState } from "react";
import type { CheckoutDetailView, MailView } from "../../presenters/checkouts/checkout-detail.ts";
import { DoubtBanner } from "./doubt-banner.tsx";
import { LinesCard } from "./lines-card.tsx";
import { MailModal } from "./mail-modal.tsx";
import { PersonCard } from "./person-card.tsx";
import { TimelineCard } from "./timeline-card.tsx";
import { type Verdict, VerdictModal } from "./verdict-modal.tsx";

/** One checkout: what was left, by whom, and all that happened about it. */
export function CheckoutPage({ view }: { readonly view: CheckoutDetailView }) {
  const [mail, setMail] = useState<MailView | null>(null);
  const [asking, setAsking] = useState(false);
  // Kept apart from what is stored, so that the question does not turn around while it closes.
  const [verdict, setVerdict] = useState<Verdict>("person");
  const ask = (about: Verdict): void => { setVerdict(about); setAsking(true); };
  const close = useCallback(() => setAsking(false), []);
  const show = (id: string): void => setMail(view.mails.find((one) => one.id === id) ?? null);
  return (
    <Page title={view.title} subtitle={`Checkout started ${view.startedAt}`} backAction={{ content: "Abandoned checkouts", url: "/app/checkouts" }}
      titleMetadata={<Badge {...(view.status.tone ? { tone: view.status.tone } : {})}>{view.status.label}</Badge>}
      {...(view.mayDoubt ? { secondaryActions: [{ content: "Not a person", onAction: () => ask("not-person") }] } : {})}>
      <VerdictModal open={asking} verdict={verdict} onClose={close} />
      <MailModal mail={mail} onClose={() => setMail(null)} />
      <Layout>
        {view.doubt && <Layout.Section variant="fullWidth"><Box paddingInline={{ xs: "400", sm: "0" }}><DoubtBanner doubt={view.doubt} onOverrule={() => ask("person")} /></Box></Layout.Section>}
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
