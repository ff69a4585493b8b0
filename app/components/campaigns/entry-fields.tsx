import { BlockStack, ChoiceList, Divider, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import type { CampaignDraft } from "../../presenters/campaigns/campaign-draft.ts";
import { newRow } from "../../presenters/campaigns/draft/condition.ts";
import { type EntryDraft, reEntryOf } from "../../presenters/campaigns/draft/entry.ts";
import { happensOnce } from "../../presenters/campaigns/draft/trigger.ts";
import type { Subject } from "../../presenters/words/describe-predicate.ts";
import type { Names } from "../../presenters/words/names.ts";
import type { Draft } from "../forms/use-draft.ts";
import { ConditionEditor } from "./conditions/condition-editor.tsx";
import { PickMany } from "./conditions/pick-many.tsx";
import { CHANNELS } from "./entry-words.ts";

interface Props {
  readonly form: Pick<Draft<CampaignDraft>, "value" | "change" | "errors">;
  readonly names: Names;
  readonly subject: Subject;
}

type ReEntry = EntryDraft["reEntry"];
const NEVER = { value: "once", label: "No, only once ever" } as const;
const AGAIN = {
  checkout: [{ value: "each-occasion", label: "Yes, with another cart" }, NEVER],
  order: [{ value: "each-order", label: "Yes, with every order" }, { value: "each-occasion", label: "Yes, but one order at a time" }, NEVER],
  person: [{ value: "each-occasion", label: "Yes, each time it happens" }, NEVER],
} as const satisfies Record<Subject, readonly { readonly value: ReEntry; readonly label: string }[]>;

const SEVERAL_ORDERS: Partial<Record<ReEntry, string>> = {
  "each-order": "Each order gets its own mails, also while mails about another are under way.",
  "each-occasion": "An order that comes while mails about another are under way gets none of its own.",
};

/** All rules of who enters. */
export function EntryFields({ form: { value: draft, change, errors }, names, subject }: Props) {
  const { entry } = draft;
  const again = !happensOnce(draft.trigger) || errors["entry.reEntry"] !== undefined || errors["entry.coolDownDays"] !== undefined;
  const put = (patch: Partial<EntryDraft>, path: string): void => change({ ...draft, entry: { ...entry, ...patch } }, path);
  return (
    <BlockStack gap="400">
      <BlockStack gap="200">
        <ChoiceList title="Which customers" selected={[entry.audience === null ? "all" : "some"]} choices={[{ value: "all", label: "Everybody" }, { value: "some", label: "Only customers for whom some conditions are true" }]}
          onChange={([which]) => put({ audience: which === "all" ? null : (entry.audience ?? { kind: "group", match: "all", not: false, of: [newRow("orders-count")] }) }, "entry.audience")} />
        {entry.audience && <ConditionEditor condition={entry.audience} path="entry.audience" context={{ subject, names, errors, mails: null }} onChange={(audience, at) => put({ audience }, at)} />}
      </BlockStack>
      <Divider />
      {subject !== "person" && (
        <div style={{ maxWidth: "16rem" }}>
          <TextField label={subject === "order" ? "Smallest order" : "Smallest cart"} inputMode="decimal" suffix={names.currency} autoComplete="off" value={entry.minimum} error={errors["entry.minimum"]} placeholder="No minimum"
            helpText="Leave it empty for all" onChange={(minimum) => put({ minimum }, "entry.minimum")} />
        </div>
      )}
      <Countries entry={entry} names={names} error={errors["entry.countries"]} put={put} />
      <Channels entry={entry} error={errors["entry.channels"]} put={put} subject={subject} />
      {again && <Divider />}
      {again && (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Select label="Can a customer enter again?" options={[...AGAIN[subject]]} value={reEntryOf(entry.reEntry, subject)} error={errors["entry.reEntry"]} helpText={subject === "order" ? SEVERAL_ORDERS[entry.reEntry] : undefined}
            onChange={(reEntry) => put({ reEntry: reEntry as EntryDraft["reEntry"] }, "entry.reEntry")} />
          {entry.reEntry !== "once" && (
            <TextField label="But not again within" inputMode="numeric" suffix="days" autoComplete="off" value={entry.coolDownDays} error={errors["entry.coolDownDays"]} helpText="0 for no limit" onChange={(coolDownDays) => put({ coolDownDays }, "entry.coolDownDays")} />
          )}
        </InlineGrid>
      )}
    </BlockStack>
  );
}

interface PartProps {
  readonly entry: EntryDraft;
  readonly error: string | undefined;
  readonly put: (patch: Partial<EntryDraft>, path: string) => void;
}

function Countries({ entry, names, error, put }: PartProps & { readonly names: Names }) {
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
      <Select label="Countries" options={[{ value: "any", label: "Any country" }, { value: "only", label: "Only these countries" }, { value: "except", label: "All but these countries" }]} value={entry.countryMode}
        onChange={(mode) => put({ countryMode: mode as EntryDraft["countryMode"] }, "entry.countries")} />
      {entry.countryMode !== "any" && <PickMany label="Which countries" names={names.countries} chosen={entry.countries} placeholder="Find a country" unknown="Another country" error={error} onChange={(countries) => put({ countries }, "entry.countries")} />}
    </InlineGrid>
  );
}

function Channels({ entry, error, put, subject }: PartProps & { readonly subject: Subject }) {
  if (subject === "person" && entry.channels === null) return null;
  const others = (entry.channels ?? []).filter((one) => !Object.hasOwn(CHANNELS, one));
  const choices = [...Object.entries(CHANNELS).map(([value, label]) => ({ value, label })), ...others.map((value) => ({ value, label: "Another place of sale" }))];
  return (
    <BlockStack gap="200">
      <ChoiceList title="Where it was sold" selected={[entry.channels === null ? "any" : "some"]} choices={[{ value: "any", label: "Anywhere" }, { value: "some", label: "Only in some places" }]}
        onChange={([which]) => put({ channels: which === "any" ? null : (entry.channels ?? ["web"]) }, "entry.channels")} />
      {entry.channels && <ChoiceList title="Places" titleHidden allowMultiple selected={[...entry.channels]} choices={choices} error={error} onChange={(channels) => put({ channels }, "entry.channels")} />}
      {subject === "person" && <Text as="p" tone="subdued">This campaign is not about a sale, so nobody would enter.</Text>}
    </BlockStack>
  );
}
