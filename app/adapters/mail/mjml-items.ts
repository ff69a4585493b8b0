import type { Look } from "./look.ts";

/** Edge of a product picture in the mail, in CSS pixels. */
export const PICTURE_SIZE = 88;

/** The lines of the cart or order, nothing without any: a Liquid loop in a table, written by hand because MJML has no loop. */
export function itemsMjml(look: Look, options: { readonly showPictures: boolean; readonly showSubtotal: boolean }): string {
  const columns = options.showPictures ? 3 : 2;
  return `<mj-raw>{% if lines[0] %}<tr><td style="padding:8px 0 4px;word-break:break-word;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;">
{% for line in lines %}<tr>${options.showPictures ? pictureCell(look) : ""}
${wordsCell(look)}
${priceCell(look)}</tr>
{% endfor %}{% if more %}<tr><td colspan="${columns}" class="rule soft" style="${edge(look)}padding:14px 0;${font(14, 20, look.muted)}">{{ more }}</td></tr>{% endif %}${options.showSubtotal ? totalRow(look, columns) : ""}
</table></td></tr>{% endif %}</mj-raw>`;
}

function edge(look: Look): string {
  return `border-top:1px solid ${look.line};`;
}

function font(size: number, height: number, colour: string, weight = 400): string {
  return `font-family:${FONT};font-size:${size}px;line-height:${height}px;color:${colour};font-weight:${weight};`;
}

/** The reader's own system font; single quotes, because it stands inside attributes. */
export const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The picture, or a quiet tile with the title's first letter where there is none. */
function pictureCell(look: Look): string {
  const size = PICTURE_SIZE;
  const box = `width:${size}px;height:${size}px;border-radius:10px;`;
  const picture = `<img class="picture" src="{{ line.picture }}" alt="{{ line.alt }}" width="${size}" height="${size}" style="display:block;border:0;outline:none;object-fit:cover;background-color:${look.tile};${box}${font(12, 16, look.muted)}" />`;
  const tile = `<div class="picture tile" aria-hidden="true" style="background-color:${look.tile};text-align:center;${box}${font(30, size, look.muted, 600)}">{{ line.initial }}</div>`;
  return `<td class="picture-cell rule" width="${size}" valign="top" style="${edge(look)}width:${size}px;padding:18px 18px 18px 0;vertical-align:top;">{% if line.picture %}{% if line.href %}<a href="{{ line.href }}" target="_blank">${picture}</a>{% else %}${picture}{% endif %}{% else %}${tile}{% endif %}</td>`;
}

function wordsCell(look: Look): string {
  const title = font(16, 22, look.text, 600);
  const small = font(14, 20, look.muted);
  return `<td class="rule" valign="top" style="${edge(look)}padding:18px 12px 18px 0;vertical-align:top;word-break:break-word;">
<div class="ink" dir="auto" style="${title}">{% if line.href %}<a href="{{ line.href }}" target="_blank" style="color:${look.text};text-decoration:none;">{{ line.title }}</a>{% else %}{{ line.title }}{% endif %}</div>
{% if line.variant %}<div class="soft" dir="auto" style="${small}padding-top:2px;">{{ line.variant }}</div>{% endif %}{% for property in line.properties %}<div class="soft" dir="auto" style="${small}padding-top:2px;">{{ property.name }}: {{ property.value }}</div>{% endfor %}
<div class="soft" style="${small}padding-top:2px;">{{ line.quantity }}</div></td>`;
}

function priceCell(look: Look): string {
  return `<td class="rule" valign="top" align="right" style="${edge(look)}padding:18px 0;vertical-align:top;text-align:right;white-space:nowrap;">
<div class="ink" style="${font(16, 22, look.text, 600)}">{% if line.price %}{{ line.price }}{% endif %}</div>{% if line.fullPrice %}<div class="soft" style="${font(14, 20, look.muted)}"><s>{{ line.fullPrice }}</s></div>{% endif %}</td>`;
}

function totalRow(look: Look, columns: number): string {
  return `{% if total %}<tr><td class="rule ink" colspan="${columns - 1}" style="${edge(look)}padding:18px 12px 6px 0;${font(16, 22, look.text)}">{{ total.label }}</td>
<td class="rule ink" align="right" style="${edge(look)}padding:18px 0 6px;text-align:right;white-space:nowrap;${font(18, 22, look.text, 700)}">{{ total.amount }}</td></tr>{% endif %}`;
}
