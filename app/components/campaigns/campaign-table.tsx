import { Card, IndexTable, Link, Text, useBreakpoints } from "@shopify/polaris";
import type { CampaignListRow } from "../../presenters/campaigns/campaign-list.ts";
import { LabelledValue } from "../page/labelled-value.tsx";
import { OnOffBadge } from "./on-off-badge.tsx";

const HEADINGS = [
  { title: "Campaign" }, { title: "Status" }, { title: "Mails sent", alignment: "end" }, { title: "Opened", alignment: "end" }, { title: "Clicked", alignment: "end" }, { title: "Recovered revenue", alignment: "end" },
] as const;

/** All campaigns; on a phone each becomes a small card of its own. */
export function CampaignTable({ rows }: { readonly rows: readonly CampaignListRow[] }) {
  const { smDown } = useBreakpoints();
  return (
    <Card padding="0">
      <IndexTable resourceName={{ singular: "campaign", plural: "campaigns" }} itemCount={rows.length} headings={[...HEADINGS]} selectable={false} condensed={smDown}>
        {rows.map((row, index) => (smDown ? <PhoneRow key={row.id} row={row} index={index} /> : <Row key={row.id} row={row} index={index} />))}
      </IndexTable>
    </Card>
  );
}

interface RowProps {
  readonly row: CampaignListRow;
  readonly index: number;
}

function Row({ row, index }: RowProps) {
  return (
    <IndexTable.Row id={row.id} position={index}>
      <IndexTable.Cell><Link url={`/app/campaigns/${row.id}`} dataPrimaryLink removeUnderline monochrome><Text as="span" fontWeight="semibold">{row.name}</Text></Link></IndexTable.Cell>
      <IndexTable.Cell><OnOffBadge on={row.on} /></IndexTable.Cell>
      {[row.sent, row.opened, row.clicked, row.revenue].map((value, cell) => (
        <IndexTable.Cell key={cell}><Text as="span" numeric alignment="end">{value}</Text></IndexTable.Cell>
      ))}
    </IndexTable.Row>
  );
}

function PhoneRow({ row, index }: RowProps) {
  return (
    <IndexTable.Row id={row.id} position={index}>
      <div style={{ padding: "12px 16px", width: "100%" }}>
        <div style={{ display: "flex", justifyContent: "space-between", gap: 8, marginBottom: 4 }}>
          <Link url={`/app/campaigns/${row.id}`} dataPrimaryLink removeUnderline monochrome><Text as="span" fontWeight="semibold">{row.name}</Text></Link>
          <OnOffBadge on={row.on} />
        </div>
        <LabelledValue label="Recovered revenue" value={row.revenue} />
        <LabelledValue label="Mails sent" value={row.sent} />
        <LabelledValue label="Opened" value={row.opened} />
        <LabelledValue label="Clicked" value={row.clicked} />
      </div>
    </IndexTable.Row>
  );
}
