import { Badge, Box, Card, EmptySearchResult, IndexTable, Link, Page, Text, useBreakpoints } from "@shopify/polaris";
import type { PeopleListView, PersonRow } from "../../presenters/people/people-list.ts";
import { SearchField } from "../forms/search-field.tsx";
import { Teach } from "../page/teach.tsx";

interface Props {
  readonly view: PeopleListView;
  readonly busy: boolean;
  readonly onSearch: (query: string) => void;
}

/** Find one person, to see why they got a mail, or none. */
export function PeopleListPage({ view, busy, onSearch }: Props) {
  if (view.empty === "none") {
    return (
      <Page title="Customers">
        <Teach title="Nobody yet">
          As soon as Lastmile decides something about a customer, you find them here: what was sent to them, what is planned and when, and what was not sent and why. Search by e-mail address, name or order number.
        </Teach>
      </Page>
    );
  }
  return (
    <Page title="Customers" subtitle="Find out why somebody got a mail, or none, and what comes next.">
      <Card padding="0">
        <Box padding="300"><SearchField label="Search customers" placeholder="E-mail address, name or order number" query={view.query} busy={busy} onSearch={onSearch} /></Box>
        {view.empty === "nothing-found" ? <Box padding="800"><EmptySearchResult title="Nobody found" description="Search by the beginning of an e-mail address or a name, or by a whole order number such as 1001." withIllustration={false} /></Box> : <Table rows={view.rows} />}
        {view.note && <Box padding="300"><Text as="p" tone="subdued">{view.note}</Text></Box>}
      </Card>
    </Page>
  );
}

function Table({ rows }: { readonly rows: readonly PersonRow[] }) {
  const { smDown } = useBreakpoints();
  return (
    <IndexTable resourceName={{ singular: "customer", plural: "customers" }} itemCount={rows.length} headings={[{ title: "Customer" }, { title: "Has" }, { title: "Last news" }]} selectable={false} condensed={smDown}>
      {rows.map((row, index) => (
        <IndexTable.Row key={row.id} id={row.id} position={index}>
          {smDown ? <div style={{ padding: "12px 16px", minWidth: 0, overflowWrap: "anywhere" }}><Name row={row} /><Text as="p" variant="bodySm" tone="subdued">{row.has}</Text><Text as="p" variant="bodySm" tone="subdued">{row.lastNews}</Text></div> : <Cells row={row} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Cells({ row }: { readonly row: PersonRow }) {
  return (
    <>
      <IndexTable.Cell><div style={{ maxWidth: "24rem", overflow: "hidden" }}><Name row={row} /></div></IndexTable.Cell>
      <IndexTable.Cell>{row.has}</IndexTable.Cell>
      <IndexTable.Cell>{row.lastNews === "–" ? <Badge>Nothing yet</Badge> : row.lastNews}</IndexTable.Cell>
    </>
  );
}

function Name({ row }: { readonly row: PersonRow }) {
  return (
    <>
      <Link url={`/app/people/${encodeURIComponent(row.id)}`} dataPrimaryLink removeUnderline monochrome><Text as="span" fontWeight="semibold">{row.name}</Text></Link>
      {row.email && row.email !== row.name && <Text as="p" variant="bodySm" tone="subdued" breakWord>{row.email}</Text>}
    </>
  );
}
