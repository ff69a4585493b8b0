import { Badge, Banner, BlockStack, Box, Button, Card, IndexTable, InlineStack, Link, Page, Tabs, Text, useBreakpoints } from "@shopify/polaris";
import { useState } from "react";
import type { PreviewView } from "../../presenters/seeing/preview.ts";
import { OUTCOMES } from "../../presenters/words/outcomes.ts";
import { CampaignTabs } from "../campaigns/campaign-tabs.tsx";
import { OnOffBadge } from "../campaigns/on-off-badge.tsx";
import { Teach } from "../page/teach.tsx";
import { TotalsCard } from "./totals-card.tsx";

type Row = PreviewView["rows"][number];
/** rows of one page of the table */
const PAGE = 25;
const TONES = { mail: "success", waits: "attention", none: undefined } as const;

/** Who is due in the next days, or would be if the campaign were switched on now. */
export function PreviewPage({ view, busy }: { readonly view: PreviewView; readonly busy: boolean }) {
  const title = view.on ? `Who is due in the next ${view.days} days` : `Who would come in if you switched it on now`;
  return (
    <Page title={view.name} titleMetadata={<OnOffBadge on={view.on} />} subtitle={title} backAction={{ content: "Campaigns", url: "/app/campaigns" }}>
      <CampaignTabs id={view.id} current="preview" />
      <BlockStack gap="400">
        {view.obstacle && <Banner tone="warning" action={{ content: "Open Settings", url: "/app/settings" }}>No mail goes out at all as things stand. {view.obstacle}</Banner>}
        {view.pace && !view.empty && <Banner tone="info" action={{ content: "Open Settings", url: "/app/settings" }}>{view.pace}</Banner>}
        {view.empty ? <Empty view={view} /> : <People view={view} busy={busy} />}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

function Empty({ view }: { readonly view: PreviewView }) {
  if (view.empty === "nobody-yet") {
    return (
      <Teach title="People come in one by one">
        {view.on ? "Nobody is due in these days." : "Nobody is in this campaign before it is on."} Each customer enters at the moment when what starts the campaign happens to them. To see what it would have done with your past customers, rehearse it.
      </Teach>
    );
  }
  return (
    <Teach title={view.on ? "Nobody is due in these days" : `Nobody would be due in the next ${view.days} days`}>
      {view.on ? "As soon as a customer enters the campaign, you see here which mail they get next, when, and if they get none, why not." : "If you switched it on now, it would write to nobody in these days. Customers whose time comes later, and new ones, follow by themselves; rehearse it to see what it would have done in the past weeks."}
    </Teach>
  );
}

function People({ view, busy }: { readonly view: PreviewView; readonly busy: boolean }) {
  const [tab, setTab] = useState(0);
  const [page, setPage] = useState(0);
  const tabs = [{ id: "all", content: "All" }, ...OUTCOMES.map(({ outcome, label }) => ({ id: outcome, content: label }))];
  const chosen = tabs[tab]!.id;
  const rows = view.rows.filter((row) => chosen === "all" || row.outcome === chosen);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const shown = rows.slice(page * PAGE, (page + 1) * PAGE);
  return (
    <>
      <TotalsCard id={view.id} on={view.on} days={view.days} />
      <Card padding="0">
        <Tabs tabs={tabs} selected={tab} onSelect={(index) => { setTab(index); setPage(0); }} />
        <Table rows={shown} {...(pages > 1 ? { pagination: { hasNext: page + 1 < pages, onNext: () => setPage(page + 1), hasPrevious: page > 0, onPrevious: () => setPage(page - 1), label: `${page * PAGE + 1}–${page * PAGE + shown.length} of ${rows.length}` } } : {})} />
      </Card>
      <More view={view} busy={busy} />
    </>
  );
}

function More({ view, busy }: { readonly view: PreviewView; readonly busy: boolean }) {
  if (view.next === null && view.first) return null;
  return (
    <InlineStack gap="300" blockAlign="center">
      <Text as="p" tone="subdued">{view.next === null ? "These customers are the last." : `These are ${view.rows.length} customers${view.first ? (view.on ? ", those who are due first" : ", the first") : ""}; there are more.`}</Text>
      {view.next !== null && <Button url={`?${new URLSearchParams({ after: view.next })}`} loading={busy}>Look at the next</Button>}
      {!view.first && <Button url="?" variant="plain">Back to the first</Button>}
    </InlineStack>
  );
}

function Table({ rows, pagination }: { readonly rows: readonly Row[]; readonly pagination?: React.ComponentProps<typeof IndexTable>["pagination"] }) {
  const { smDown } = useBreakpoints();
  return (
    <IndexTable resourceName={{ singular: "customer", plural: "customers" }} itemCount={rows.length} selectable={false} condensed={smDown} headings={[{ title: "Customer" }, { title: "About" }, { title: "Mail" }, { title: "Why" }]}
      emptyState={<Text as="p" tone="subdued" alignment="center">Nobody here.</Text>} {...(pagination ? { pagination } : {})}>
      {rows.map((row, index) => (
        <IndexTable.Row key={`${row.id}-${index}`} id={`${row.id}-${index}`} position={index}>
          {smDown ? (
            <div style={{ padding: "12px 16px", minWidth: 0, overflowWrap: "anywhere" }}><BlockStack gap="100"><Name row={row} /><Text as="span" variant="bodySm" tone="subdued">{row.about}</Text><Mail row={row} /><Text as="span" variant="bodySm" tone="subdued">{row.why}</Text></BlockStack></div>
          ) : (
            <>
              <IndexTable.Cell><div style={{ maxWidth: "14rem", overflow: "hidden", textOverflow: "ellipsis" }}><Name row={row} /></div></IndexTable.Cell>
              <IndexTable.Cell><div style={{ maxWidth: "14rem", whiteSpace: "normal" }}>{row.about}</div></IndexTable.Cell>
              <IndexTable.Cell><Mail row={row} /></IndexTable.Cell>
              <IndexTable.Cell><div style={{ minWidth: "14rem", whiteSpace: "normal" }}><Text as="span" tone="subdued">{row.why}</Text></div></IndexTable.Cell>
            </>
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Name({ row }: { readonly row: Row }) {
  return <Link url={`/app/people/${encodeURIComponent(row.id)}`} dataPrimaryLink removeUnderline monochrome><Text as="span" fontWeight="semibold">{row.name}</Text></Link>;
}

function Mail({ row }: { readonly row: Row }) {
  const tone = TONES[row.outcome];
  return (
    <BlockStack gap="050" inlineAlign="start">
      <Badge {...(tone ? { tone } : {})}>{row.what}</Badge>
      {row.when && <Text as="span" variant="bodySm">{row.when}</Text>}
      {row.theirTime && <Text as="span" variant="bodySm" tone="subdued">{row.theirTime} for the customer</Text>}
    </BlockStack>
  );
}
