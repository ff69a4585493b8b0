/** When a merchant may write to own customers without their consent, provided that they never refused. */
export interface SoftOptIn {
  /** the text that admits it */
  readonly law: string;
  /** the purchase may be so many months old: what the law says, where it names no time at most 24 */
  readonly withinMonths: number;
}

/** What the law of some countries asks of a marketing mail to a consumer. A message about an order that the person placed needs no basis of its own anywhere. */
export interface BasisRule {
  /** ISO 3166-1 alpha-2 */
  readonly countries: readonly string[];
  /** the text that asks for consent, or lets go without */
  readonly law: string;
  /** a sign-up is expected to be confirmed by mail: while Shopify waits for that, a box ticked meanwhile proves nothing */
  readonly confirmed: boolean;
  /** a marketing box that came already ticked still proves consent */
  readonly tickedBoxCounts: boolean;
  /** null: consent alone; also where the wording was not confirmed, or where a condition cannot be kept by this app */
  readonly softOptIn: SoftOptIn | null;
}

const EPRIVACY = "Directive 2002/58/EC art. 13(1)";
const ASKED = { confirmed: false, tickedBoxCounts: false, softOptIn: null } as const;
const soft = (law: string, withinMonths = 24): SoftOptIn => ({ law, withinMonths });

/**
 * Marketing by e-mail, country by country. Sources and how they were read: docs/decisions/015-legal-basis.md. A country
 * that does not stand here is treated like an unknown one: consent alone.
 */
export const BASIS_TABLE: readonly BasisRule[] = [
  { ...ASKED, countries: ["DE"], law: "UWG § 7(2) no. 2", confirmed: true, softOptIn: soft("UWG § 7(3)") },
  // § 7 ECG asks to look every address up in the regulator's list before writing without consent, which this app does not do.
  { ...ASKED, countries: ["AT"], law: "TKG 2021 § 174(3), ECG § 7", confirmed: true },
  { ...ASKED, countries: ["FR"], law: "CPCE art. L34-5", softOptIn: soft("CPCE art. L34-5, 4th paragraph") },
  { ...ASKED, countries: ["IT"], law: "Codice privacy (d.lgs. 196/2003) art. 130(1), (2)", softOptIn: soft("Codice privacy art. 130(4)") },
  { ...ASKED, countries: ["ES"], law: "LSSI (Ley 34/2002) art. 21(1)", softOptIn: soft("LSSI art. 21(2)") },
  { ...ASKED, countries: ["NL"], law: "Telecommunicatiewet art. 11.7(1)", softOptIn: soft("Telecommunicatiewet art. 11.7, own customers") },
  { ...ASKED, countries: ["BE"], law: "Code de droit économique art. XII.13", softOptIn: soft("Arrêté royal of 4 April 2003 art. 1") },
  { ...ASKED, countries: ["IE"], law: "S.I. 336/2011 reg. 13(1)", softOptIn: soft("S.I. 336/2011 reg. 13(11): a sale of the last 12 months", 12) },
  { ...ASKED, countries: ["DK"], law: "Markedsføringsloven § 10(1)", softOptIn: soft("Markedsføringsloven § 10(2)") },
  { ...ASKED, countries: ["SE"], law: "Marknadsföringslagen 19 §", softOptIn: soft("Marknadsföringslagen 19 §; practice: a year after the purchase", 12) },
  // No exception for own customers.
  { ...ASKED, countries: ["PL"], law: "Prawo komunikacji elektronicznej art. 398" },
  { ...ASKED, countries: ["HU"], law: "Act XLVIII of 2008 § 6" },
  // The directive admits own customers; how these members wrote it down was not confirmed.
  { ...ASKED, countries: ["BG", "HR", "CY", "CZ", "EE", "FI", "GR", "LV", "LT", "LU", "MT", "PT", "RO", "SK", "SI", "IS", "LI", "NO"], law: EPRIVACY },
  { ...ASKED, countries: ["GB"], law: "PECR 2003 reg. 22(2)", softOptIn: soft("PECR 2003 reg. 22(3)") },
  { ...ASKED, countries: ["CH"], law: "UWG (SR 241) art. 3(1)(o)", softOptIn: soft("UWG (SR 241) art. 3(1)(o), second half") },
  { ...ASKED, countries: ["US"], law: "CAN-SPAM, 15 U.S.C. § 7704: no prior consent, opt-out", tickedBoxCounts: true, softOptIn: soft("CAN-SPAM, 15 U.S.C. § 7704(a)") },
  // Implied consent by an inquiry (six months) is left aside: a checkout that was left is no order.
  { ...ASKED, countries: ["CA"], law: "CASL s. 6(1)(a)", softOptIn: soft("CASL s. 10(9)(a), 10(10)(a): a purchase of the last two years", 24) },
  { ...ASKED, countries: ["AU"], law: "Spam Act 2003 s. 16", softOptIn: soft("Spam Act 2003 schedule 2, clause 2(b)") },
  // What else is asked there (labels in the subject, goods of the same kind, registers) this app does not do, or the wording was not confirmed.
  { ...ASKED, countries: ["JP"], law: "Act on Regulation of Transmission of Specified Electronic Mail art. 3(1)" },
  { ...ASKED, countries: ["KR"], law: "Network Act art. 50(1)" },
  { ...ASKED, countries: ["NZ"], law: "Unsolicited Electronic Messages Act 2007 s. 9" },
  { ...ASKED, countries: ["SG"], law: "Spam Control Act s. 5, 11" },
  { ...ASKED, countries: ["BR"], law: "LGPD art. 7(I)" },
  { ...ASKED, countries: ["ZA"], law: "POPIA s. 69(1)" },
  { ...ASKED, countries: ["IL"], law: "Communications Law s. 30A(b)" },
];

/** For a country that is unknown or not in the table: what the strictest ask. */
export const STRICTEST: BasisRule = { ...ASKED, countries: [], law: `the strictest reading: ${EPRIVACY}`, confirmed: true };

const byCountry = new Map(BASIS_TABLE.flatMap((rule) => rule.countries.map((country) => [country, rule] as const)));

/** The rule for a recipient's country, by its ISO code in either case. */
export function basisRule(country: string | null): BasisRule {
  return byCountry.get(country?.toUpperCase() ?? "") ?? STRICTEST;
}

/** Countries in which own customers may be written to without consent, in the order of the table. */
export const SOFT_OPT_IN_COUNTRIES: readonly string[] = BASIS_TABLE.flatMap((rule) => (rule.softOptIn === null ? [] : rule.countries));
