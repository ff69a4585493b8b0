import { BlockStack, Box, Button, Layout, Page, Text, useBreakpoints } from "@shopify/polaris";
import { ViewIcon } from "@shopify/polaris-icons";
import { useCallback, useEffect, useRef, useState } from "react";
import { type CopyLocale, subjectOfMail, type TemplateDocument } from "../../domain/templates/document.ts";
import type { TemplateDraft, TemplateEditorView } from "../../presenters/templates/template-editor.ts";
import { DeleteModal } from "../forms/delete-modal.tsx";
import { FormError } from "../forms/form-error.tsx";
import { FormSaveBar } from "../forms/form-save-bar.tsx";
import { useDraft } from "../forms/use-draft.ts";
import { BlocksCard } from "./blocks-card.tsx";
import { PreviewCard } from "./preview-card.tsx";
import { StyleCard } from "./style-card.tsx";
import { SubjectCard } from "./subject-card.tsx";
import { TestMailModal } from "./test-mail-modal.tsx";
import { usePreview } from "./use-preview.ts";

/** The mail editor: the form on the left, the mail itself on the right; one above the other on a phone. */
export function EditorPage({ view }: { readonly view: TemplateEditorView }) {
  const form = useDraft<TemplateDraft>(view.draft);
  const { value: draft, change, errors } = form;
  const [locale, setLocale] = useState<CopyLocale>(view.draft.document.defaultLocale);
  const [checkout, setCheckout] = useState<string | null>(view.checkouts[0]?.token ?? null);
  const { mdDown } = useBreakpoints();
  const place = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState<"test" | "remove" | null>(null);
  const close = useCallback(() => setAsking(null), []);
  useEffect(() => {
    const wrong = view.languages.filter((one) => Object.keys(errors).some((key) => key.startsWith(`copy.${one.locale}`)));
    // A refused save shows the language that it was refused for.
    setLocale((now) => (wrong.length === 0 || wrong.some((one) => one.locale === now) ? now : wrong[0]!.locale));
  }, [errors, view.languages]);
  const preview = usePreview({ url: `/app/templates/${encodeURIComponent(view.id)}/preview`, document: draft.document, checkout, locale });
  const changeDocument = (document: TemplateDocument, path: string): void => change({ ...draft, document }, path);
  const used = view.usedIn.length > 0 ? `Used in ${view.usedIn.join(", ")}` : "Not used in a campaign";
  return (
    <Page title={view.draft.name} subtitle={`${used} · Saved ${view.savedAt}`} fullWidth backAction={{ content: "Templates", url: "/app/templates" }} secondaryActions={[{ content: "Send a test", onAction: () => setAsking("test") }, ...(view.removable ? [{ content: "Delete", destructive: true, onAction: () => setAsking("remove") }] : [])]}>
      <FormSaveBar id="template-save-bar" form={form} />
      <DeleteModal open={asking === "remove"} name={view.draft.name} onClose={close}>
        <Text as="p">No campaign sends this mail. It goes in all its languages, and this cannot be undone.</Text>
      </DeleteModal>
      <TestMailModal open={asking === "test"} onClose={close} address={view.testAddress} document={draft.document} checkout={checkout} locale={locale} />
      <Layout>
        <Layout.Section variant="oneHalf">
          <BlockStack gap="400">
            {mdDown && <Box paddingInline="400"><Button icon={ViewIcon} onClick={() => place.current?.scrollIntoView({ behavior: "smooth" })}>See the preview</Button></Box>}
            <FormError message={errors["form"]} />
            <SubjectCard draft={draft} view={view} locale={locale} errors={errors} onLocale={setLocale} onName={(name) => change({ ...draft, name }, "name")} onChange={changeDocument} />
            <BlocksCard document={draft.document} locale={locale} errors={errors} placeholders={view.placeholders} onChange={changeDocument} />
            <StyleCard document={draft.document} brand={view.brand} errors={errors} onChange={changeDocument} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneHalf">
          <div ref={place} style={{ position: "sticky", top: 16 }}>
            <PreviewCard state={preview} subject={subjectOfMail(draft.document)} checkouts={view.checkouts} checkout={checkout} onCheckout={setCheckout} />
          </div>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
