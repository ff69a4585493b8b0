import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import type { EntryTone } from "../../presenters/checkouts/entry.ts";
import type { TimelineEntry } from "../../presenters/checkouts/timeline.ts";

const COLOURS = { good: "var(--p-color-icon-success)", bad: "var(--p-color-icon-caution)", plain: "var(--p-color-icon-secondary)" } as const satisfies Record<EntryTone, string>;

interface Props {
  readonly entries: readonly TimelineEntry[];
  readonly onShowMail: (messageId: string) => void;
}

/** Everything that happened and was decided about this checkout, newest first. */
export function TimelineCard({ entries, onShowMail }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">Timeline</Text>
        <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {entries.map((entry, index) => <Entry key={entry.id} entry={entry} last={index === entries.length - 1} onShowMail={onShowMail} />)}
        </ol>
      </BlockStack>
    </Card>
  );
}

function Entry({ entry, last, onShowMail }: { readonly entry: TimelineEntry; readonly last: boolean; readonly onShowMail: Props["onShowMail"] }) {
  const { messageId } = entry;
  return (
    <li style={{ display: "grid", gridTemplateColumns: "12px minmax(0, 1fr)", columnGap: 12 }}>
      <span aria-hidden style={{ display: "flex", flexDirection: "column", alignItems: "center", paddingTop: 5 }}>
        <span style={{ width: 10, height: 10, borderRadius: "50%", background: COLOURS[entry.tone], flex: "none" }} />
        {!last && <span style={{ width: 2, flex: 1, background: "var(--p-color-border)" }} />}
      </span>
      <div style={{ paddingBottom: last ? 0 : 16, overflowWrap: "anywhere" }}>
        <BlockStack gap="050" inlineAlign="start">
          <Text as="h3" variant="bodyMd" fontWeight="medium">{entry.title}</Text>
          {entry.text && <Text as="p" tone="subdued">{entry.text}</Text>}
          <Text as="span" variant="bodySm" tone="subdued"><time dateTime={entry.at}>{entry.when}</time></Text>
          {messageId && <Button variant="plain" onClick={() => onShowMail(messageId)}>Look at this mail</Button>}
        </BlockStack>
      </div>
    </li>
  );
}
