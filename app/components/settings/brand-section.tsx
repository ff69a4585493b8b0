import { BlockStack, Box, InlineGrid, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { ColourField } from "../forms/colour-field.tsx";
import { Section, type SectionProps } from "./section.tsx";

/** Colours and logo that all mails share. */
export function BrandSection({ draft, errors, set }: SectionProps) {
  return (
    <Section title="Brand" description="Colours and logo of all your mails. A mail can have colours of its own.">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <ColourField label="Brand colour" value={draft.brandColour} helpText="Button and links" error={errors["brandColour"]} onChange={(brandColour) => set({ brandColour })} />
        <ColourField label="Background" value={draft.backgroundColour} helpText="Around the mail" error={errors["backgroundColour"]} onChange={(backgroundColour) => set({ backgroundColour })} />
      </InlineGrid>
      <TextField label="Logo address" type="url" autoComplete="off" value={draft.logoUrl} placeholder="https://" error={errors["logoUrl"]}
        helpText="Upload the picture in Shopify under Content, Files, and paste its link here. PNG or JPEG, about 400 pixels wide." onChange={(logoUrl) => set({ logoUrl })} />
      {/^https?:\/\/\S+$/.test(draft.logoUrl.trim()) && <LogoPreview key={draft.logoUrl} url={draft.logoUrl.trim()} background={draft.backgroundColour} />}
    </Section>
  );
}

function LogoPreview({ url, background }: { readonly url: string; readonly background: string }) {
  const [failed, setFailed] = useState(false);
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued" variant="bodySm">Preview</Text>
      <Box borderWidth="025" borderColor="border" borderRadius="200" overflowX="hidden" overflowY="hidden">
        <div style={{ background, padding: 16, textAlign: "center" }}>
          {failed ? <Text as="p" tone="critical">This picture could not be loaded. Check the link.</Text> : <img src={url} alt="Your logo" onError={() => setFailed(true)} style={{ maxHeight: 64, maxWidth: "100%" }} />}
        </div>
      </Box>
    </BlockStack>
  );
}
