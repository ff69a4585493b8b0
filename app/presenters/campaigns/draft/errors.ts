/** What is wrong with what was typed, by field: "step.remind.templateId", "entry.minimum". */
export type Errors = Record<string, string>;
