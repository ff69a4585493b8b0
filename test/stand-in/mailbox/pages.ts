import { createHash } from "node:crypto";
import { html, trusted, type Html } from "../look/html.ts";
import { ICONS } from "../look/icons.ts";
import type { Mail, MailEvent } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { isTaken } from "./events.ts";
import { currentFault } from "./faults.ts";
import { allMails, headerOf, oneClickUrl } from "./mails.ts";

/** Changes whenever something new is to be seen. */
export function stateOf(world: World): string {
  return createHash("sha256").update(JSON.stringify(allMails(world).map((m) => [m.id, m.read, m.events.map((e) => [e.event, isTaken(e)]), m.oneClick]))).digest("hex").slice(0, 16);
}

/** The mail's own HTML with links that open in a new tab; the frame around it allows no script. */
export function sandboxedMail(mail: Mail): string {
  const body = mail.html ?? `<pre style="white-space:pre-wrap;font:15px/1.5 sans-serif;margin:24px">${html`${mail.text ?? ""}`.html}</pre>`;
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(body) ? body.replace(/<head[^>]*>/i, (head) => `${head}${base}`) : `${base}${body}`;
}

export function mailboxPage(world: World, zone: string, mail: Mail | null): string {
  const count = allMails(world).length;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${mail ? mail.subject : "Mailbox"}</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/mailbox/mailbox.css"><script type="module" src="/mailbox/mailbox.js"></script></head>
<body class="${mail ? "reading" : "listing"}" data-state="${stateOf(world)}" data-open="${mail?.id ?? ""}">
<header class="bar"><a href="/" class="home" aria-label="Start page">${ICONS.home}</a><a class="title" href="/mailbox">Mailbox</a><span class="count">${count === 1 ? "1 mail" : `${count} mails`}</span>${faultForm(world)}</header>
<div class="panes">
  <nav class="list" aria-label="Mails" data-list>${mailList(world, zone, mail?.id ?? "")}</nav>
  <main>${mail ? reading(mail, zone) : nothingOpen(count)}</main>
</div></body></html>`.html;
}

function nothingOpen(count: number): Html {
  return html`<div class="empty"><span class="big">${ICONS.mail}</span><h1>${count ? "Choose a mail" : "No mail yet"}</h1><p>${count ? "Whatever the app sends, to anyone, arrives here. Nothing leaves this machine." : "Leave something in a cart, begin a checkout with an e-mail address, and let time pass. New mail appears here by itself."}</p></div>`;
}

/** Newest first. */
export function mailList(world: World, zone: string, openId: string): Html {
  const mails = allMails(world);
  const rows = mails.map((mail) => html`<a class="row${mail.read ? "" : " unread"}" href="/mailbox/${mail.id}" ${mail.id === openId ? trusted('aria-current="true"') : ""}>
    <span class="who">${mail.to.name ?? mail.to.email}</span><time>${when(mail.receivedAt, zone)}</time>
    <b>${mail.subject}</b><span class="snippet">${preheader(mail)}</span>${mark(mail)}</a>`);
  return rows.length ? html`${rows}` : html`<p class="none">Nothing has been sent.</p>`;
}

/** The first words that the mail shows or hides before its text. */
function preheader(mail: Mail): string {
  const text = mail.html ? mail.html.replace(/<(style|title|head)[\s\S]*?<\/\1>/gi, " ").replace(/<!--[\s\S]*?-->/g, " ").replace(/<[^>]*>/g, " ") : (mail.text ?? "");
  return decode(text).replace(/[\s\u034f\u200b-\u200f\u00ad\ufeff]+/g, " ").trim().slice(0, 110);
}

const decode = (text: string): string => text.replace(/&#(\d{1,6});/g, (_, n: string) => String.fromCodePoint(Math.min(Number(n), 0x10ffff))).replace(/&(amp|lt|gt|quot|nbsp|zwnj|shy);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? " ");

function mark(mail: Mail): Html | null {
  const worst = ["spamreport", "bounce", "dropped", "unsubscribe"].find((name) => mail.events.some((e) => e.event === name));
  if (worst) return html`<span class="mark bad">${EVENT_WORDS[worst as MailEvent["event"]]}</span>`;
  return mail.oneClick ? html`<span class="mark">Unsubscribed</span>` : null;
}

const EVENT_WORDS: Record<MailEvent["event"], string> = { processed: "Taken over", delivered: "Delivered", deferred: "Delayed", bounce: "Bounced", dropped: "Dropped", spamreport: "Marked as spam", unsubscribe: "Unsubscribed", open: "Opened", click: "Clicked" };

function when(iso: string, zone: string): string {
  return new Intl.DateTimeFormat("en-US", { timeZone: zone, month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }).format(new Date(iso));
}

function reading(mail: Mail, zone: string): Html {
  const tab = (id: string, name: string, first = false): Html => html`<button type="button" role="tab" id="tab-${id}" aria-controls="part-${id}" aria-selected="${first ? "true" : "false"}" data-tab="${id}">${name}</button>`;
  return html`<article>
  <a class="back" href="/mailbox">‹ All mails</a>
  <div class="head"><h1>${mail.subject}</h1>${unsubscribeButton(mail)}</div>
  <dl class="people"><div><dt>From</dt><dd>${person(mail.from)}</dd></div><div><dt>To</dt><dd>${person(mail.to)}</dd></div>${mail.replyTo ? html`<div><dt>Reply to</dt><dd>${mail.replyTo}</dd></div>` : null}<div><dt>Received</dt><dd>${when(mail.receivedAt, zone)} · over ${mail.via === "smtp" ? "SMTP" : "SendGrid"}</dd></div></dl>
  ${fate(mail, zone)}
  <div class="tabs" role="tablist">${tab("html", "Mail", true)}${tab("text", "Text part")}${tab("headers", "Headers")}${tab("source", "Source")}<span class="widths" role="group" aria-label="Width"><button type="button" data-width="desktop" aria-pressed="true">Desktop</button><button type="button" data-width="phone" aria-pressed="false">Phone</button></span></div>
  <section id="part-html" role="tabpanel" aria-labelledby="tab-html" data-part="html"><div class="stage" data-stage="desktop"><iframe title="${mail.subject}" name="mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mailbox/${mail.id}/html"></iframe></div></section>
  <section id="part-text" role="tabpanel" aria-labelledby="tab-text" data-part="text" hidden><pre class="plain">${mail.text ?? "This mail has no text part."}</pre></section>
  <section id="part-headers" role="tabpanel" aria-labelledby="tab-headers" data-part="headers" hidden><table>${mail.headers.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</table></section>
  <section id="part-source" role="tabpanel" aria-labelledby="tab-source" data-part="source" hidden><pre class="source">${mail.raw}</pre></section>
</article>`;
}

const person = (one: { email: string; name: string | null }): Html => (one.name ? html`<b>${one.name}</b> &lt;${one.email}&gt;` : html`${one.email}`);

function unsubscribeButton(mail: Mail): Html | null {
  if (!oneClickUrl(mail)) return headerOf(mail, "list-unsubscribe") ? html`<span class="quiet">Unsubscribe header without one click</span>` : null;
  if (mail.oneClick) return html`<span class="quiet" role="status">${mail.oneClick.status !== null && mail.oneClick.status < 300 ? "Unsubscribed with one click" : `One-click unsubscribe failed (${mail.oneClick.status ?? "no answer"})`}</span>`;
  return html`<form method="post" action="/mailbox/${mail.id}/one-click"><button class="button">Unsubscribe</button></form>`;
}

/** What became of the mail, and the buttons that make something become of it. SMTP has no events. */
function fate(mail: Mail, zone: string): Html | null {
  if (mail.via === "smtp") return null;
  const events = mail.events.map((e) => html`<li class="${isTaken(e) ? "told" : "pending"}" title="${isTaken(e) ? "The app knows." : "The app does not know yet; trying again."}">${EVENT_WORDS[e.event]} <time>${when(e.at, zone)}</time></li>`);
  const button = (event: string, name: string): Html => html`<button name="event" value="${event}">${name}</button>`;
  return html`<div class="fate"><ol aria-label="What became of it">${events}</ol><details><summary>Make it …</summary><form method="post" action="/mailbox/${mail.id}/event">${button("bounce", "bounce")}${button("spamreport", "be marked as spam")}${button("unsubscribe", "unsubscribe at the provider")}${button("deferred", "be delayed")}</form></details></div>`;
}

function faultForm(world: World): Html {
  const fault = currentFault(world.documents);
  const option = (value: string, name: string): Html => html`<option value="${value}" ${(fault?.kind ?? "none") === value ? trusted("selected") : ""}>${name}</option>`;
  return html`<form class="faults" method="post" action="/mailbox/faults"><label>Next send <select name="kind" data-submit>${option("none", "works")}${option("rate-limited", "is told to wait (429)")}${option("server-error", "fails (500)")}${option("accept-then-hang", "is taken, then no answer")}</select></label><noscript><button>Set</button></noscript></form>`;
}
