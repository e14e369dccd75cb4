export const font =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** The words that stand in every mail of the house, in one language; Liquid may stand in them. */
export interface MailWords {
  language: string;
  title: string;
  greeting: string;
  lead: string;
  /** On the button; it shows when there is somewhere to go. */
  button: string;
  why: string;
  /** Empty in a mail that nobody unsubscribes from: then there is no link either. */
  unsubscribe: string;
  /** Where she chooses what she gets. */
  preferences: string;
}

/** What stands between the greeting and the button. */
export interface MailBody {
  /** Table rows. */
  html: string;
  text: string;
  /** The Liquid path of the link behind the button: `cart.url`. */
  link: string;
}

/** A product or a line: what it is on the left, what it costs on the right. */
export const rowHtml = (name: string, detail: string, amount: string): string => `<tr>
<td style="${font};padding:14px 0;border-bottom:1px solid #ececf1;font-size:16px;line-height:22px;color:#1d1d26">${name}${detail}</td>
<td align="right" valign="top" style="${font};padding:14px 0;border-bottom:1px solid #ececf1;font-size:16px;line-height:22px;color:#1d1d26;white-space:nowrap">${amount}</td>
</tr>`;

/** A second line of a row, smaller. */
export const detailHtml = (text: string): string =>
  `<br><span style="font-size:14px;color:#6d6d7d">${text}</span>`;

/** The last line of a list: the sum. */
export const sumHtml = (label: string, amount: string): string => `<tr>
<td style="${font};padding:16px 0 0;font-size:16px;line-height:24px;font-weight:600;color:#1d1d26">${label}</td>
<td align="right" style="${font};padding:16px 0 0;font-size:18px;line-height:24px;font-weight:600;color:#1d1d26;white-space:nowrap">${amount}</td>
</tr>`;

const button = (words: MailWords, link: string) => `{% if ${link} %}
<a href="{{ ${link} }}" style="${font};display:inline-block;margin-top:28px;padding:14px 32px;border-radius:10px;background:#1c4fd6;color:#ffffff;font-size:16px;line-height:20px;font-weight:600;text-decoration:none">${words.button}</a>{% endif %}`;

const leaving = ({ unsubscribe, preferences }: MailWords) =>
  unsubscribe === ''
    ? ''
    : `{% if unsubscribe_url %} <a href="{{ unsubscribe_url }}" style="color:#6d6d7d">${unsubscribe}</a>{% if preferences_url %} · <a href="{{ preferences_url }}" style="color:#6d6d7d">${preferences}</a>{% endif %}{% endif %}`;

const leavingText = ({ unsubscribe, preferences }: MailWords) =>
  unsubscribe === ''
    ? ''
    : `{% if unsubscribe_url %}
${unsubscribe}: {{ unsubscribe_url }}{% endif %}{% if unsubscribe_url and preferences_url %}
${preferences}: {{ preferences_url }}{% endif %}`;

const footer = (words: MailWords) =>
  `<p style="${font};margin:0;padding:20px 36px 0;font-size:12px;line-height:18px;color:#6d6d7d;text-align:center">${words.why}${leaving(words)}</p>`;

/** One narrow column of tables with inline styles: what every mail program shows. */
export const mailHtml = (words: MailWords, body: MailBody): string => `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.title}</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f8">
<div style="display:none;max-height:0;overflow:hidden">${words.lead}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f4f4f8"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px;background:#ffffff;border-radius:16px"><tr><td style="padding:36px">
<p style="${font};margin:0 0 20px;font-size:14px;line-height:20px;font-weight:600;letter-spacing:.02em;color:#1c4fd6">{{ shop.name }}</p>
<h1 style="${font};margin:0 0 8px;font-size:24px;line-height:32px;font-weight:700;color:#1d1d26">${words.greeting}</h1>
<p style="${font};margin:0 0 20px;font-size:16px;line-height:24px;color:#4a4a59">${words.lead}</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">${body.html}
</table>${button(words, body.link)}
</td></tr></table>
${footer(words)}
</td></tr></table>
</body>
</html>
`;

/** The same in plain text. */
export const mailText = (words: MailWords, body: MailBody): string => `${words.greeting}

${words.lead}
${body.text}{% if ${body.link} %}
${words.button}: {{ ${body.link} }}
{% endif %}
{{ shop.name }}${leavingText(words)}
`;
