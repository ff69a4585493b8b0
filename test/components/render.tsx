import { AppProvider } from "@shopify/polaris";
import translations from "@shopify/polaris/locales/en.json" with { type: "json" };
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** The HTML that the server sends for a component. */
export function html(node: ReactNode): string {
  return renderToStaticMarkup(<AppProvider i18n={translations}>{node}</AppProvider>);
}
