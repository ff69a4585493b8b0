import { Banner } from "@shopify/polaris";

/** What is wrong with a form as a whole; errors of fields stand beside their fields. */
export function FormError({ message }: { readonly message: string | undefined }) {
  return message ? <Banner tone="critical" title="This could not be saved">{message}</Banner> : null;
}
