/** The part of SendGrid's v3 mail send request that is looked at. */
export interface SendRequest {
  readonly personalizations: readonly Personalization[];
  readonly from: Address;
  readonly reply_to?: Address;
  readonly subject?: string;
  readonly content: readonly { readonly type: string; readonly value: string }[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly custom_args?: Readonly<Record<string, string>>;
  readonly categories?: readonly string[];
  readonly mail_settings?: { readonly sandbox_mode?: { readonly enable?: boolean } };
}

export interface Address {
  readonly email: string;
  readonly name?: string;
}

export interface Personalization {
  readonly to: readonly Address[];
  readonly cc?: readonly Address[];
  readonly bcc?: readonly Address[];
  readonly subject?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly custom_args?: Readonly<Record<string, string>>;
}

/** One entry of SendGrid's error answer. */
export interface SendError {
  readonly message: string;
  readonly field: string | null;
  readonly help: string | null;
}

const HELP = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html";
const EMAIL = /^[\x21-\x3f\x41-\x7e]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
/** Headers that SendGrid sets itself. */
const RESERVED = new Set(["x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding", "to", "from", "subject", "reply-to", "cc", "bcc"]);
const CUSTOM_ARGS_BYTES = 10_000;

type Unknown = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Unknown => typeof value === "object" && value !== null && !Array.isArray(value);
const error = (message: string, field: string | null): SendError => ({ message, field, help: field === null ? null : `${HELP}#message.${field.replace(/\.\d+/g, "")}` });

/** What SendGrid would refuse, in its words; an empty list is a valid request. Source: Twilio SendGrid, "Mail Send" and its errors page. */
export function problemsOf(body: unknown): SendError[] {
  if (!isObject(body)) return [error("Bad Request", null)];
  return [...personalizationProblems(body.personalizations), ...fromProblems(body.from), ...replyToProblems(body.reply_to), ...subjectProblems(body), ...contentProblems(body.content), ...headerProblems(body.headers, "headers"), ...customArgProblems(body.custom_args, "custom_args"), ...categoryProblems(body.categories)];
}

function personalizationProblems(value: unknown): SendError[] {
  if (!Array.isArray(value) || value.length === 0) return [error("The personalizations field is required and must have at least one personalization.", "personalizations")];
  if (value.length > 1000) return [error("There are too many personalizations in this request. There may be up to 1000.", "personalizations")];
  return value.flatMap((one: unknown, i) => {
    const place = `personalizations.${i}`;
    if (!isObject(one) || !Array.isArray(one.to) || one.to.length === 0) {
      return [error("The to array is required for all personalization objects, and must have at least one email object with a valid email address.", `${place}.to`)];
    }
    const lists = ["to", "cc", "bcc"].flatMap((name) => (Array.isArray(one[name]) ? one[name].map((a: unknown, n) => ({ address: a, field: `${place}.${name}.${n}.email` })) : []));
    const invalid = lists.filter(({ address }) => !isObject(address) || !isEmail(address.email)).map(({ field }) => error("Does not contain a valid address.", field));
    const emails = lists.flatMap(({ address }) => (isObject(address) && typeof address.email === "string" ? [address.email.toLowerCase()] : []));
    const repeated = new Set(emails).size < emails.length ? [error("Each email address in the personalization block should be unique between to, cc, and bcc. We found duplicate addresses.", place)] : [];
    return [...invalid, ...repeated, ...headerProblems(one.headers, `${place}.headers`), ...customArgProblems(one.custom_args, `${place}.custom_args`)];
  });
}

const isEmail = (value: unknown): boolean => typeof value === "string" && value.length <= 320 && EMAIL.test(value);

function fromProblems(value: unknown): SendError[] {
  if (!isObject(value) || value.email === undefined) return [error("The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter. e.g. {\"email\" : \"example@example.com\"} or {\"email\" : \"example@example.com\", \"name\" : \"Example Recipient\"}.", "from.email")];
  if (!isEmail(value.email)) return [error("The from email does not contain a valid address.", "from.email")];
  return typeof value.name === "string" && /[;,]/.test(value.name) ? [error("The from name may not contain a comma or semicolon.", "from.name")] : [];
}

function replyToProblems(value: unknown): SendError[] {
  if (value === undefined) return [];
  return isObject(value) && isEmail(value.email) ? [] : [error("The reply_to email does not contain a valid address.", "reply_to.email")];
}

function subjectProblems(body: Unknown): SendError[] {
  const present = (value: unknown): boolean => typeof value === "string" && value.length > 0;
  const each = Array.isArray(body.personalizations) && body.personalizations.length > 0 && body.personalizations.every((p: unknown) => isObject(p) && present(p.subject));
  return present(body.subject) || each ? [] : [error("The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.", "subject")];
}

function contentProblems(value: unknown): SendError[] {
  if (!Array.isArray(value) || value.length === 0) return [error("Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block. We typically suggest both text/plain and text/html blocks are included, but only one block is required.", "content")];
  const types = value.map((block: unknown) => (isObject(block) ? block.type : undefined));
  const empty = value.flatMap((block: unknown, i) => (isObject(block) && typeof block.value === "string" && block.value.length > 0 ? [] : [error("The content value must be a string at least one character in length.", `content.${i}.value`)]));
  const untyped = types.flatMap((type, i) => (typeof type === "string" && type.length > 0 ? [] : [error("The content type must be a string at least one character in length.", `content.${i}.type`)]));
  const twice = ["text/plain", "text/html"].filter((type) => types.filter((t) => t === type).length > 1).map(() => error("If present, text/plain and text/html may only be provided once.", "content"));
  const rank = (type: unknown): number => (type === "text/plain" ? 0 : type === "text/html" ? 1 : 2);
  const disordered = types.some((type, i) => i > 0 && rank(type) < rank(types[i - 1])) ? [error("If present, text/plain must be first, followed by text/html, followed by any other content.", "content")] : [];
  return [...empty, ...untyped, ...twice, ...disordered];
}

function headerProblems(value: unknown, field: string): SendError[] {
  if (value === undefined) return [];
  if (!isObject(value)) return [error("The headers parameter must be an object.", field)];
  return Object.entries(value).flatMap(([name, text]) => {
    if (RESERVED.has(name.toLowerCase())) return [error(`The header ${name} is reserved and may not be overridden.`, `${field}.${name}`)];
    if (!/^[\x21-\x39\x3b-\x7e]+$/.test(name)) return [error("The header names must be valid ASCII characters.", field)];
    return typeof text === "string" && !/[\r\n]/.test(text) ? [] : [error("The header values must be strings without line breaks.", `${field}.${name}`)];
  });
}

function customArgProblems(value: unknown, field: string): SendError[] {
  if (value === undefined) return [];
  if (!isObject(value) || Object.values(value).some((v) => typeof v !== "string")) return [error("The custom_args object must contain only string values.", field)];
  return Buffer.byteLength(JSON.stringify(value)) >= CUSTOM_ARGS_BYTES ? [error("The custom_args may not exceed 10000 bytes.", field)] : [];
}

function categoryProblems(value: unknown): SendError[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > 10) return [error("There is a limit of 10 categories per request.", "categories")];
  return value.every((v) => typeof v === "string" && v.length <= 255) ? [] : [error("Each category must be a string of at most 255 characters.", "categories")];
}
