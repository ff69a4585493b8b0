import { BlockStack, Box, Card, Link, Text, useBreakpoints } from "@shopify/polaris";
import type { CalendarDay, CalendarView } from "../../presenters/seeing/calendar.ts";
import { LabelledValue } from "../page/labelled-value.tsx";

/** What is planned for the next days, by campaign: a week side by side, and a list where there is little room. */
export function CalendarCard({ view }: { readonly view: CalendarView }) {
  const { mdDown } = useBreakpoints();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">Planned mails</Text>
          <Text as="p" tone="subdued">{view.total === 0 ? "Nothing is planned for the next days. Mails appear here as soon as customers enter a campaign that is on." : view.note}</Text>
        </BlockStack>
        {view.total > 0 && (mdDown ? <DayList days={view.days} /> : <Week days={view.days} />)}
      </BlockStack>
    </Card>
  );
}

interface Props {
  readonly days: readonly CalendarDay[];
}

function Week({ days }: Props) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))`, gap: 8 }}>
      {days.map((day) => (
        <li key={day.day} style={{ minWidth: 0 }}>
          <Box background={day.total > 0 ? "bg-surface-secondary" : "bg-surface"} borderWidth="025" borderColor="border-secondary" borderRadius="200" padding="200" minHeight="100%">
            <BlockStack gap="150">
              <Text as="h3" variant="bodySm" tone="subdued">{day.label}</Text>
              <Text as="p" variant="headingMd" numeric>{day.total === 0 ? "–" : day.total}</Text>
              {day.campaigns.map(({ id, name, count }) => (
                <Text key={id} as="p" variant="bodySm" breakWord><Link url={`/app/campaigns/${id}`} removeUnderline>{name}</Link> {count}</Text>
              ))}
            </BlockStack>
          </Box>
        </li>
      ))}
    </ul>
  );
}

function DayList({ days }: Props) {
  return (
    <BlockStack as="ul" gap="300">
      {days.filter(({ total }) => total > 0).map((day) => (
        <li key={day.day} style={{ listStyle: "none" }}>
          <BlockStack gap="050">
            <LabelledValue label={day.label} value={String(day.total)} strong />
            {day.campaigns.map(({ id, name, count }) => <LabelledValue key={id} label={name} value={String(count)} />)}
          </BlockStack>
        </li>
      ))}
    </BlockStack>
  );
}
