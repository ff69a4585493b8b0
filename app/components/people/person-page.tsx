import { BlockStack, Button, Card, Layout, Link, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import type { MailView } from "../../presenters/checkouts/checkout-detail.ts";
import type { PersonView } from "../../presenters/people/person-detail.ts";
import { MailModal } from "../checkouts/mail-modal.tsx";
import { TimelineCard } from "../checkouts/timeline-card.tsx";
import { NextCard } from "./next-card.tsx";

/** One person: what comes next, and everything that was sent, planned, put off and left out, with its reason. */
export function PersonPage({ view }: { readonly view: PersonView }) {
  const [mail, setMail] = useState<MailView | null>(null);
  const show = (id: string): void => setMail(view.mails.find((one) => one.id === id) ?? null);
  return (
    <Page title={view.title} subtitle={view.summary} backAction={{ content: "Customers", url: "/app/people" }}>
      <MailModal mail={mail} onClose={() => setMail(null)} />
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <NextCard next={view.next} />
            <TimelineCard entries={view.timeline} onShowMail={show} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <ContactCard view={view} />
            {view.carts.length > 0 && <CartsCard view={view} />}
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}

function ContactCard({ view }: { readonly view: PersonView }) {
  const { consent } = view;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">Customer</Text>
        {view.email ? <Text as="p" breakWord>{view.email}</Text> : <Text as="p" tone="subdued">No e-mail address</Text>}
        {view.phone && <Text as="p">{view.phone}</Text>}
        {view.country && <Text as="p">{view.country}</Text>}
        <Text as="p" {...(consent.tone === "success" ? { tone: "success" as const } : {})}>{consent.label}</Text>
        <Text as="p" tone="subdued">{consent.source}</Text>
      </BlockStack>
    </Card>
  );
}

function CartsCard({ view }: { readonly view: PersonView }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">Checkouts</Text>
        {view.carts.map(({ token, label, when }) => (
          <div key={token} style={{ overflowWrap: "anywhere" }}>
            <Link url={`/app/checkouts/${encodeURIComponent(token)}`} removeUnderline>{label}</Link>
            <Text as="p" variant="bodySm" tone="subdued">{when}</Text>
          </div>
        ))}
        <Button url="/app/checkouts" variant="plain" textAlign="left">All abandoned checkouts</Button>
      </BlockStack>
    </Card>
  );
}
