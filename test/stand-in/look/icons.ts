import { trusted, type Html } from "./html.ts";

const icon = (path: string): Html => trusted(`<svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`);

/** Line icons drawn for the stand-in. */
export const ICONS = {
  home: icon('<path d="M3.5 9 10 3.5 16.5 9v7h-4.5v-4H8v4H3.5z"/>'),
  orders: icon('<path d="M3.5 11.5 5.5 4h9l2 7.5V16h-13z"/><path d="M3.5 11.5H7l1 2h4l1-2h3.5"/>'),
  products: icon('<path d="M10.5 3.5H16.5V9.5L9.5 16.5 3.5 10.5z"/><circle cx="13.2" cy="6.8" r=".7"/>'),
  customers: icon('<circle cx="10" cy="7" r="3"/><path d="M4 16.5c.7-3 3-4.5 6-4.5s5.3 1.5 6 4.5"/>'),
  segments: icon('<circle cx="7.500" cy="10" r="4.500"/><circle cx="12.500" cy="10" r="4.500"/>'),
  flow: icon('<rect x="3.500" y="4" width="5" height="4" rx="1"/><rect x="11.500" y="12" width="5" height="4" rx="1"/><path d="M6 8v6h5.500"/>'),
  discounts: icon('<circle cx="10" cy="10" r="6.5"/><path d="m7.5 12.5 5-5"/><circle cx="7.9" cy="7.9" r=".6"/><circle cx="12.1" cy="12.1" r=".6"/>'),
  store: icon('<path d="M4 9v7.5h12V9M3 7l1.5-3.5h11L17 7c0 1.2-.9 2-2.2 2-1.2 0-2.4-.8-2.4-2 0 1.2-1.1 2-2.4 2S7.600 8.200 7.600 7c0 1.2-1.200 2-2.400 2C3.900 9 3 8.200 3 7z"/>'),
  mail: icon('<rect x="3" y="4.500" width="14" height="11" rx="2"/><path d="m3.500 6.500 6.500 4.500 6.500-4.500"/>'),
  clock: icon('<circle cx="10" cy="10" r="6.500"/><path d="M10 6.500V10l2.500 1.500"/>'),
  webhook: icon('<path d="M8 12.500 10.500 8A2.500 2.500 0 1 0 8 7.200M7 10.500 5 13.800a1.800 1.800 0 1 0 1.600 1M9 14h5.500a1.800 1.800 0 1 0 0-3.600H13"/>'),
  menu: icon('<path d="M3.500 6h13M3.500 10h13M3.500 14h13"/>'),
  search: icon('<circle cx="9" cy="9" r="5"/><path d="m13 13 3.500 3.500"/>'),
  chevron: icon('<path d="m8 5 5 5-5 5"/>'),
} as const;

/** The app's mark in the admin. */
export const APP_MARK: Html = trusted(
  '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><rect width="20" height="20" rx="5" fill="#0b6b4f"/><path d="M5 13.500c2.500 0 2.500-7 5-7s2.500 7 5 7" fill="none" stroke="#fff" stroke-width="1.800" stroke-linecap="round"/><circle cx="15" cy="13.500" r="1.600" fill="#ffd166"/></svg>',
);
