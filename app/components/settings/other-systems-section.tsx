import { BlockStack, Button, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { Section } from "./section.tsx";

/** The key by which a system that campaigns call can tell that a call is really from this shop. */
export function OtherSystemsSection({ signingKey }: { readonly signingKey: string }) {
  const [shown, setShown] = useState(false);
  return (
    <Section title="Other systems" description="Campaigns can tell other systems that a customer reached a step. Each call is signed, so that the other system can tell that it is really yours.">
      <BlockStack gap="200">
        <TextField label="Signing key" type={shown ? "text" : "password"} value={signingKey} readOnly autoComplete="off" selectTextOnFocus
          connectedRight={<Button onClick={() => setShown(!shown)} accessibilityLabel={shown ? "Hide the signing key" : "Show the signing key"}>{shown ? "Hide" : "Show"}</Button>}
          helpText="Give it to whoever builds the other system, and to nobody else." />
        <Text as="p" tone="subdued">The header Lastmile-Signature holds “sha256=” and the HMAC-SHA-256 of the body made with this key, in hexadecimal. Idempotency-Key is the same when a call is repeated.</Text>
      </BlockStack>
    </Section>
  );
}
