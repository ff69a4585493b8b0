import { useFetcher, useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, Card, InlineGrid, InlineStack, Layout, Page, ProgressBar, Text } from "@shopify/polaris";
import { useEffect } from "react";
import type { RehearsalResult, RehearsalView } from "../../presenters/rehearsal/rehearsal.ts";
import { CampaignTabs, editsUrl } from "../campaigns/campaign-tabs.tsx";
import { OnOffBadge } from "../campaigns/on-off-badge.tsx";
import type { FieldErrors } from "../forms/field-errors.ts";
import { LabelledValue } from "../page/labelled-value.tsx";
import { Teach } from "../page/teach.tsx";
import { ChartCard } from "./chart-card.tsx";
import { ConsideredCard } from "./considered-card.tsx";
import { FaultsCard } from "./faults-card.tsx";
import { FiguresCard } from "./figures-card.tsx";
import { HoldoutCard } from "./holdout-card.tsx";

const ASK_EVERY_MS = 1500;

/** What a campaign would have done with the shop's own past. */
export function RehearsalPage({ view }: { readonly view: RehearsalView }) {
  const fetcher = useFetcher<{ readonly ok: true; readonly message: string } | { readonly ok: false; readonly errors: FieldErrors }>();
  const running = view.run?.running === true;
  useAskAgain(running);
  const send = (body: { readonly intent: "start" } | { readonly intent: "cancel"; readonly rehearsalId: string }): void => fetcher.submit(body, { method: "POST", encType: "application/json" });
  const start = (): void => send({ intent: "start" });
  const busy = fetcher.state !== "idle";
  const back = view.edits === null ? null : { content: "Back to your changes", url: editsUrl(view.id, view.edits) };
  const again = { content: back ? "Rehearse what is saved" : "Rehearse again", onAction: start, loading: busy };
  // Before the first rehearsal the page's own text has the button.
  const action = running ? {} : back ? { primaryAction: back, secondaryActions: [again] } : view.result ? { primaryAction: again } : {};
  return (
    <Page title={view.name} titleMetadata={<OnOffBadge on={view.on} />} subtitle="What it would have done in the last 90 days" backAction={{ content: "Campaigns", url: "/app/campaigns" }} {...action}>
      <CampaignTabs id={view.id} current="rehearsal" edits={view.edits} />
      <BlockStack gap="400">
        {fetcher.data?.ok === false && <Banner tone="critical">{Object.values(fetcher.data.errors)[0]}</Banner>}
        {back && <Unsaved on={view.on} back={back} />}
        {running && view.run && <Progress run={view.run} busy={busy} onCancel={() => send({ intent: "cancel", rehearsalId: view.run!.id })} />}
        {!running && view.run?.status === "failed" && <Banner tone="warning">The last rehearsal could not be finished. Try again in a few minutes.</Banner>}
        {!running && view.outdated && <Banner tone="info" action={{ content: "Rehearse again", onAction: start }}>You have changed the campaign since this rehearsal.</Banner>}
        {view.result ? <Result result={view.result} /> : !running && <Intro onStart={start} busy={busy} />}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

/** The page asks how far it is while it runs. */
function useAskAgain(running: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(revalidate, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [running, revalidate]);
}

function Unsaved({ on, back }: { readonly on: boolean; readonly back: { readonly content: string; readonly url: string } }) {
  return (
    <Banner tone="info" title="This rehearses changes that are not saved" action={back}>
      The campaign itself is still {on ? "running " : ""}as you saved it last. Your changes are kept here: go back to them to save them, or to go on editing.
    </Banner>
  );
}

function Intro({ onStart, busy }: { readonly onStart: () => void; readonly busy: boolean }) {
  return (
    <Teach title="Try it on your own past first" action={<Button variant="primary" onClick={onStart} loading={busy}>Rehearse this campaign</Button>}>
      Lastmile replays this campaign over the carts, orders and consents of your last 90 days, as if it had been on: who would have been mailed, when by their own clock, what offers would have cost at most, and what would have gone wrong. Nothing is sent, and no customer notices.
    </Teach>
  );
}

function Progress({ run, busy, onCancel }: { readonly run: NonNullable<RehearsalView["run"]>; readonly busy: boolean; readonly onCancel: () => void }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">{run.unsaved ? "Rehearsing your unsaved changes" : "Rehearsing"}</Text>
          <Button onClick={onCancel} loading={busy}>Cancel</Button>
        </InlineStack>
        <ProgressBar progress={run.percent} size="small" />
        <Text as="p" tone="subdued">{run.progress}. You can leave this page; it goes on.</Text>
      </BlockStack>
    </Card>
  );
}

function Result({ result }: { readonly result: RehearsalResult }) {
  return (
    <Layout>
      <Layout.Section>
        <BlockStack gap="400">
          <FaultsCard faults={result.faults} />
          <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
            <ChartCard title="Mails by local hour" bars={result.hours} />
            <ChartCard title="Mails by weekday" bars={result.weekdays} />
          </InlineGrid>
          <HoldoutCard holdout={result.holdout} />
          <ConsideredCard considered={result.considered} />
        </BlockStack>
      </Layout.Section>
      <Layout.Section variant="oneThird">
        <BlockStack gap="400">
          <FiguresCard result={result} />
          <StepsCard steps={result.steps} />
          <ListCard title="Why mails were not sent" rows={result.reasons} empty="Every mail would have gone out." />
          <ListCard title="Why some did not enter" rows={result.notEntered} empty="Everybody would have entered." />
        </BlockStack>
      </Layout.Section>
    </Layout>
  );
}

function StepsCard({ steps }: { readonly steps: RehearsalResult["steps"] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">Step by step</Text>
        {steps.length === 0 && <Text as="p" tone="subdued">No step was reached.</Text>}
        {steps.map((step) => (
          <BlockStack key={step.id} gap="050">
            <LabelledValue label={step.name} value={step.done} strong />
            {step.withheld !== "0" && <LabelledValue label="Not sent" value={step.withheld} />}
            {step.putOff !== "0" && <LabelledValue label="Put off" value={step.putOff} />}
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function ListCard({ title, rows, empty }: { readonly title: string; readonly rows: RehearsalResult["reasons"]; readonly empty: string }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">{title}</Text>
        {rows.length === 0 && <Text as="p" tone="subdued">{empty}</Text>}
        {rows.map(({ label, count }) => <LabelledValue key={label} label={label} value={count} />)}
      </BlockStack>
    </Card>
  );
}
