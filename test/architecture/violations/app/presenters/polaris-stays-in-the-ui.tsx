import { Page } from "@shopify/polaris"; export const shown = Page;
