import { BlockStack, IndexTable, Link, Text, useBreakpoints } from "@shopify/polaris";
import type { CampaignListRow } from "../../presenters/campaigns/campaign-list.ts";
import { LabelledValue } from "../page/labelled-value.tsx";
import { OnOffBadge } from "./on-off-badge.tsx";

const HEADINGS = [
  { title: "Campaign" }, { title: "Status" }, { title: "Stage" }, { title: "Next due" }, { title: "In it now", alignment: "end" }, { title: "Sent, 30 days", alignment: "end" }, { title: "Revenue, 30 days", alignment: "end" },
] as const;

/** Campaigns with what they do; on a phone each becomes a small card of its own. */
export function CampaignTable({ rows }: { readonly rows: readonly CampaignListRow[] }) {
  const { smDown } = useBreakpoints();
  return (
    <IndexTable resourceName={{ singular: "campaign", plural: "campaigns" }} itemCount={rows.length} headings={[...HEADINGS]} selectable={false} condensed={smDown}>
      {rows.map((row, index) => (smDown ? <PhoneRow key={row.id} row={row} index={index} /> : <Row key={row.id} row={row} index={index} />))}
    </IndexTable>
  );
}

interface RowProps {
  readonly row: CampaignListRow;
  readonly index: number;
}

/** Cells of the table do not wrap, and a long sentence would push the figures out of sight. */
const WRAPS = { display: "block", whiteSpace: "normal", maxWidth: "24rem" } as const;

const NUMBER = (value: string) => <Text as="span" numeric alignment="end">{value}</Text>;

function Name({ row }: Pick<RowProps, "row">) {
  return (
    <BlockStack>
      <Link url={`/app/campaigns/${row.id}`} dataPrimaryLink removeUnderline monochrome><Text as="span" fontWeight="semibold">{row.name}</Text></Link>
      <span style={WRAPS}><Text as="span" tone="subdued" variant="bodySm">{row.trigger}</Text></span>
    </BlockStack>
  );
}

function Row({ row, index }: RowProps) {
  return (
    <IndexTable.Row id={row.id} position={index}>
      <IndexTable.Cell><Name row={row} /></IndexTable.Cell>
      <IndexTable.Cell><OnOffBadge on={row.on} archived={row.archived} /></IndexTable.Cell>
      <IndexTable.Cell>{row.stage}</IndexTable.Cell>
      <IndexTable.Cell>{row.next ?? "–"}</IndexTable.Cell>
      <IndexTable.Cell>{NUMBER(row.people)}</IndexTable.Cell>
      <IndexTable.Cell>{NUMBER(row.sent)}</IndexTable.Cell>
      <IndexTable.Cell>{NUMBER(row.revenue)}</IndexTable.Cell>
    </IndexTable.Row>
  );
}

function PhoneRow({ row, index }: RowProps) {
  return (
    <IndexTable.Row id={row.id} position={index}>
      <div style={{ padding: "12px 16px", width: "100%" }}>
        <div style={{ display: "flex", justifyContent: "space-between", alignItems: "flex-start", gap: 8, marginBottom: 4 }}>
          <Name row={row} />
          <OnOffBadge on={row.on} archived={row.archived} />
        </div>
        <LabelledValue label="Stage" value={row.stage} />
        <LabelledValue label="In it now" value={row.people} />
        <LabelledValue label="Next due" value={row.next ?? "–"} />
        <LabelledValue label="Sent, 30 days" value={row.sent} />
        <LabelledValue label="Revenue, 30 days" value={row.revenue} />
      </div>
    </IndexTable.Row>
  );
}
