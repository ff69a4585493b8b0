import { BlockStack, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import type { TemplateDocument } from "../../domain/templates/document.ts";
import type { TemplateEditorView } from "../../presenters/templates/template-editor.ts";
import { ColourField } from "../forms/colour-field.tsx";
import type { FieldErrors } from "../forms/field-errors.ts";

interface Props {
  readonly document: TemplateDocument;
  readonly brand: TemplateEditorView["brand"];
  readonly errors: FieldErrors;
  readonly onChange: (document: TemplateDocument, path: string) => void;
}

/** The mail's colours; what is left empty follows the shop's own. */
export function StyleCard({ document, brand, errors, onChange }: Props) {
  const { style } = document;
  const set = (patch: Partial<TemplateDocument["style"]>, field: string): void => onChange({ ...document, style: { ...style, ...patch } }, `style.${field}`);
  const brandHint = "If empty, the colour from Settings";
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">Colours and logo</Text>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <ColourField label="Button and links" value={style.accent ?? ""} fallback={brand.accent} helpText={brandHint} error={errors["style.accent"]} onChange={(accent) => set({ accent: accent || null }, "accent")} />
          <ColourField label="Text on the button" value={style.buttonText} error={errors["style.buttonText"]} onChange={(buttonText) => set({ buttonText }, "buttonText")} />
          <ColourField label="Background" value={style.background ?? ""} fallback={brand.background} helpText={brandHint} error={errors["style.background"]} onChange={(background) => set({ background: background || null }, "background")} />
          <ColourField label="Text" value={style.textColour} error={errors["style.textColour"]} onChange={(textColour) => set({ textColour }, "textColour")} />
        </InlineGrid>
        <Text as="p" tone="subdued">
          {brand.logoUrl ? "The logo comes from Settings." : "You have no logo yet; your shop’s name stands in its place."} <Link url="/app/settings">Open Settings</Link>
        </Text>
      </BlockStack>
    </Card>
  );
}
