/** A mail that cannot be made from this template or these facts. `place` names where (a block, a language, a field); the message carries no personal data. */
export class TemplateError extends Error {
  readonly place: string;
  constructor(place: string, problem: string) {
    super(`${place}: ${problem}`);
    this.name = "TemplateError";
    this.place = place;
  }
}
