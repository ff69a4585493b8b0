/** The countries that the shop ships to, by ISO code, as Shopify writes them. */
export const REGIONS: Readonly<Record<string, string>> = {
  US: "United States",
  CA: "Canada",
  DE: "Germany",
  AT: "Austria",
  CH: "Switzerland",
  FR: "France",
  BE: "Belgium",
  ES: "Spain",
  IT: "Italy",
  NL: "Netherlands",
  GB: "United Kingdom",
  IE: "Ireland",
  SE: "Sweden",
  JP: "Japan",
  AU: "Australia",
};
