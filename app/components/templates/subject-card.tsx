import { BlockStack, Card, Select, Tabs, TextField } from "@shopify/polaris";
import type { CopyLocale, TemplateDocument } from "../../domain/templates/document.ts";
import type { TemplateDraft, TemplateEditorView } from "../../presenters/templates/template-editor.ts";
import type { FieldErrors } from "../forms/field-errors.ts";
import { CopyField } from "./copy-field.tsx";
import { changeCopy, copyOf } from "./edit-document.ts";

interface Props {
  readonly draft: TemplateDraft;
  readonly view: Pick<TemplateEditorView, "languages" | "placeholders">;
  readonly locale: CopyLocale;
  readonly errors: FieldErrors;
  readonly onLocale: (locale: CopyLocale) => void;
  readonly onName: (name: string) => void;
  readonly onChange: (document: TemplateDocument, path: string) => void;
}

/** Name, language, subject and preheader. */
export function SubjectCard({ draft, view, locale, errors, onLocale, onName, onChange }: Props) {
  const { document } = draft;
  const copy = copyOf(document, locale);
  const main = locale === document.defaultLocale ? null : copyOf(document, document.defaultLocale);
  const tabs = view.languages.map(({ locale: id, name }) => ({ id, content: tabLabel(id, name, document, errors) }));
  return (
    <Card>
      <BlockStack gap="400">
        <TextField label="Name of this mail" helpText="Only your team sees it" autoComplete="off" maxLength={100} value={draft.name} error={errors["name"]} onChange={onName} />
        <Select label="Main language" helpText="Customers whose language is missing get this one" options={view.languages.map(({ locale: value, name }) => ({ value, label: name }))} value={document.defaultLocale}
          error={errors[`copy.${document.defaultLocale}`]} onChange={(value) => onChange({ ...document, defaultLocale: value as CopyLocale }, "defaultLocale")} />
        <Tabs tabs={tabs} selected={view.languages.findIndex((one) => one.locale === locale)} onSelect={(index) => onLocale(view.languages[index]?.locale ?? locale)} fitted />
        <CopyField label="Subject" value={copy.subject} maxLength={200} fallback={main?.subject} error={errors[`copy.${locale}.subject`]} placeholders={view.placeholders}
          onChange={(subject) => onChange(changeCopy(document, locale, { subject }), `copy.${locale}.subject`)} />
        <CopyField label="Preview text" value={copy.preheader} maxLength={200} fallback={main?.preheader} error={errors[`copy.${locale}.preheader`]} placeholders={view.placeholders}
          helpText="Stands after the subject in many inboxes" onChange={(preheader) => onChange(changeCopy(document, locale, { preheader }), `copy.${locale}.preheader`)} />
      </BlockStack>
    </Card>
  );
}

function tabLabel(locale: CopyLocale, name: string, document: TemplateDocument, errors: FieldErrors): string {
  if (Object.keys(errors).some((key) => key.startsWith(`copy.${locale}`))) return `${name}: check`;
  return document.copy[locale] ? name : `${name} (none)`;
}
