import { font, type MailBody } from './mail-layout.ts';

const report = 'event.properties';

const titleHtml = `<tr><td style="${font};padding:28px 0 4px;font-size:18px;line-height:26px;font-weight:600;color:#1d1d26">{{ section.title }}</td></tr>`;
const noteHtml = `<tr><td style="${font};padding:4px 0;font-size:14px;line-height:20px;color:#4a4a59">{{ note }}</td></tr>`;

/** A table of its own, so that one long amount makes no other line narrow; what belongs to it goes below, over the whole width. */
const row = `<tr><td style="${font};padding:10px 0 12px;border-bottom:1px solid #ececf1"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>
<td style="${font};font-size:16px;line-height:22px;color:#1d1d26">{{ row.label }}</td>
<td align="right" valign="top" style="${font};padding-left:12px;font-size:16px;line-height:22px;color:#1d1d26;white-space:nowrap">{{ row.value }}</td>
</tr></table>{% if row.detail %}<span style="font-size:14px;line-height:20px;color:#6d6d7d">{{ row.detail }}</span>{% endif %}</td></tr>`;

/** Sections with their notes and their lines, all in words already: no Liquid knows how Russian counts. */
export const reportBody: MailBody = {
  html: `{% for section in ${report}.sections %}
${titleHtml}{% for note in section.notes %}
${noteHtml}{% endfor %}{% for row in section.rows %}
${row}{% endfor %}{% endfor %}`,
  text: `{% for section in ${report}.sections %}
{{ section.title }}
{% for note in section.notes %}{{ note }}
{% endfor %}{% for row in section.rows %}- {{ row.label }}: {{ row.value }}{% if row.detail %} ({{ row.detail }}){% endif %}
{% endfor %}{% endfor %}`,
  link: `${report}.url`,
};
