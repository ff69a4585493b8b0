import { Badge, BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import type { CheckoutListRow, CheckoutListView } from "../../presenters/checkouts/checkout-list.ts";

const HEADINGS = [{ title: "Customer" }, { title: "Last there" }, { title: "In the cart" }, { title: "Total", alignment: "end" }, { title: "Status" }] as const;

interface Props {
  readonly view: Pick<CheckoutListView, "rows" | "page" | "pages" | "range">;
  readonly onPage: (page: number) => void;
}

/** The abandoned checkouts; on a phone each becomes a small card of its own. */
export function CheckoutTable({ view, onPage }: Props) {
  const { smDown } = useBreakpoints();
  const { rows, page, pages, range } = view;
  const pagination = pages > 1 ? { pagination: { hasNext: page < pages, onNext: () => onPage(page + 1), hasPrevious: page > 1, onPrevious: () => onPage(page - 1), label: range } } : {};
  return (
    <IndexTable resourceName={{ singular: "checkout", plural: "checkouts" }} itemCount={rows.length} headings={[...HEADINGS]} selectable={false} condensed={smDown} {...pagination}>
      {rows.map((row, index) => (smDown ? <PhoneRow key={row.token} row={row} index={index} /> : <Row key={row.token} row={row} index={index} />))}
    </IndexTable>
  );
}

/** Long words end in three dots, so that totals and statuses stay in sight; the checkout's own page has them whole. */
const CUT = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

interface RowProps {
  readonly row: CheckoutListRow;
  readonly index: number;
}

function Name({ row }: { readonly row: CheckoutListRow }) {
  return <Link url={`/app/checkouts/${encodeURIComponent(row.token)}`} dataPrimaryLink removeUnderline monochrome><Text as="span" fontWeight="semibold">{row.customer}</Text></Link>;
}

function Status({ row }: { readonly row: CheckoutListRow }) {
  return <Badge {...(row.status.tone ? { tone: row.status.tone } : {})}>{row.status.label}</Badge>;
}

function Row({ row, index }: RowProps) {
  return (
    <IndexTable.Row id={row.token} position={index}>
      <IndexTable.Cell>
        <div style={{ maxWidth: "17rem" }}>
          <div style={CUT}><Name row={row} /></div>
          {row.email && row.email !== row.customer && <Text as="p" variant="bodySm" tone="subdued" truncate>{row.email}</Text>}
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>{row.when}</IndexTable.Cell>
      <IndexTable.Cell><div style={{ ...CUT, maxWidth: "14rem" }}>{row.items}</div></IndexTable.Cell>
      <IndexTable.Cell><Text as="span" numeric alignment="end">{row.total}</Text></IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack gap="050" inlineAlign="start"><Status row={row} />{row.note && <Text as="span" variant="bodySm" tone="subdued">{row.note}</Text>}</BlockStack>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function PhoneRow({ row, index }: RowProps) {
  return (
    <IndexTable.Row id={row.token} position={index}>
      <div style={{ padding: "12px 16px", width: "100%", minWidth: 0 }}>
        <BlockStack gap="100">
          <InlineStack align="space-between" gap="200" wrap={false}><span style={{ minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" }}><Name row={row} /></span><Text as="span" numeric fontWeight="semibold">{row.total}</Text></InlineStack>
          <Text as="span" tone="subdued" variant="bodySm" truncate>{row.items}</Text>
          <Text as="span" tone="subdued" variant="bodySm">{row.when}</Text>
          <InlineStack gap="200" blockAlign="center"><Status row={row} />{row.note && <Text as="span" variant="bodySm" tone="subdued">{row.note}</Text>}</InlineStack>
        </BlockStack>
      </div>
    </IndexTable.Row>
  );
}
