import { BlockStack, Box, Card, Link, SkeletonBodyText, Text, useBreakpoints } from "@shopify/polaris";
import type { CalendarDay, CalendarView } from "../../presenters/seeing/calendar.ts";
import { LabelledValue } from "../page/labelled-value.tsx";

/** What is planned for the next days, by campaign: a week side by side, and a list where there is little room. `view`: undefined while it is counted, null when that failed. */
export function CalendarCard({ view }: { readonly view: CalendarView | null | undefined }) {
  const { mdDown } = useBreakpoints();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">Planned mails</Text>
          <div aria-live="polite">{view === undefined ? <SkeletonBodyText lines={5} /> : <Text as="p" tone="subdued">{noteOf(view)}</Text>}</div>
        </BlockStack>
        {view?.any && (mdDown ? <DayList days={view.days} /> : <Week days={view.days} />)}
      </BlockStack>
    </Card>
  );
}

function noteOf(view: CalendarView | null): string {
  if (view === null) return "What is planned could not be counted right now. Load the page again in a moment.";
  return view.any ? view.note : "Nothing is planned for the next days. Mails appear here as soon as customers enter a campaign that is on.";
}

/** With what waits from the days before. */
function goesWords({ total, goes }: CalendarDay): string {
  return total === null ? `${goes} of before can go` : `${goes} can go`;
}

interface Props {
  readonly days: readonly CalendarDay[];
}

function Week({ days }: Props) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))`, gap: 8 }}>
      {days.map((day) => (
        <li key={day.day} style={{ minWidth: 0 }}>
          <Box background={day.total !== null ? "bg-surface-secondary" : "bg-surface"} borderWidth="025" borderColor="border-secondary" borderRadius="200" padding="200" minHeight="100%">
            <BlockStack gap="150">
              <Text as="h3" variant="bodySm" tone="subdued">{day.label}</Text>
              <Text as="p" variant="headingMd" numeric>{day.total ?? "–"}</Text>
              {day.goes !== null && <Text as="p" variant="bodySm" fontWeight="medium">{goesWords(day)}</Text>}
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
      {days.filter(({ total, goes }) => total !== null || goes !== null).map((day) => (
        <li key={day.day} style={{ listStyle: "none" }}>
          <BlockStack gap="050">
            <LabelledValue label={day.label} value={day.total ?? "0"} strong />
            {day.goes !== null && <Text as="p" variant="bodySm" fontWeight="medium">{goesWords(day)}</Text>}
            {day.campaigns.map(({ id, name, count }) => <LabelledValue key={id} label={name} value={count} />)}
          </BlockStack>
        </li>
      ))}
    </BlockStack>
  );
}
