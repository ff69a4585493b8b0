import type { CopyLocale } from "../../domain/templates/document.ts";
import { css } from "./css.ts";
import type { Look } from "./look.ts";
import { blockMjml } from "./mjml-blocks.ts";
import type { PlacedBlock } from "./mjml-blocks.ts";
import { FONT } from "./mjml-items.ts";

/** Invisible characters after the preheader, so that inboxes do not go on with the mail's first words. */
const FILLER = "&#847;&zwnj;&nbsp;".repeat(70);

/** The whole mail as MJML, with Liquid placeholders for everything that differs from message to message. */
export function mailMjml(blocks: readonly PlacedBlock[], look: Look, locale: CopyLocale): string {
  return `<mjml lang="${locale}" dir="ltr">
<mj-head>
<mj-title>{{ subject }}</mj-title>
<mj-preview>{{ preheader }}${FILLER}</mj-preview>
<mj-attributes>
<mj-all font-family="${FONT}" />
<mj-section padding="0" />
<mj-column padding="0" />
</mj-attributes>
<mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" /></mj-raw>
<mj-style>${css(look)}</mj-style>
</mj-head>
<mj-body width="600px" background-color="${look.background}" css-class="page">
<mj-section padding="32px 0 0"><mj-column><mj-spacer height="1px" /></mj-column></mj-section>
<mj-section css-class="card" background-color="#FFFFFF" border-radius="16px" padding="40px 40px 26px">
<mj-column>
${blocks.map((block) => blockMjml(block, look)).join("\n")}
</mj-column>
</mj-section>
${footer(look)}
</mj-body>
</mjml>`;
}

/** Who writes, from where, why, and the way out: always there, whatever the template says. */
function footer(look: Look): string {
  const link = `color:${look.footer};text-decoration:underline;`;
  const words = (content: string, padding: string) =>
    `<mj-text css-class="soft" align="center" padding="${padding}" font-size="13px" line-height="20px" color="${look.footer}">${content}</mj-text>`;
  return `<mj-section padding="24px 24px 40px"><mj-column>
${words("{{ why }}", "0 0 10px")}
${words(`<span dir="auto" style="font-weight:600;">{{ shopName }}</span>{% if address != "" %}<br /><span dir="auto">{{ address }}</span>{% endif %}`, "0 0 10px")}
${words(`<a href="{{ shopUrl }}" target="_blank" style="${link}">{{ labels.visitShop }}</a> &nbsp;·&nbsp; <a href="{{ unsubscribeUrl }}" target="_blank" style="${link}">{{ labels.unsubscribe }}</a>`, "0")}
<mj-raw>{% if pixel %}<tr><td style="font-size:0;line-height:0;"><img src="{{ pixel }}" alt="" width="1" height="1" style="display:block;border:0;width:1px;height:1px;" /></td></tr>{% endif %}</mj-raw>
</mj-column></mj-section>`;
}
