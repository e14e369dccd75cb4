import type { Channel } from '../../../../core/consent/consent.ts';
import type { Template } from '../../../../core/message/template.ts';

/** Words that a new template begins with. */
export interface StarterWords {
  readonly subject: string;
  readonly hello: string;
  readonly lead: string;
  readonly button: string;
  readonly leave: string;
}

const mailOf = ({ hello, lead, button, leave }: StarterWords): string => `<mjml>
  <mj-body background-color="#f4f4f7">
    <mj-section background-color="#ffffff" border-radius="12px">
      <mj-column>
        <mj-text font-size="22px" font-weight="600">${hello}</mj-text>
        <mj-text font-size="16px" line-height="24px">${lead}</mj-text>
        <mj-raw>{% if link %}</mj-raw>
        <mj-button href="{{ link }}" background-color="#0b7285" border-radius="8px">${button}</mj-button>
        <mj-raw>{% endif %}</mj-raw>
      </mj-column>
    </mj-section>
    <mj-section>
      <mj-column>
        <mj-text align="center" font-size="12px" color="#6d6d7d">
          <a href="{{ unsubscribe_url }}" style="color:#6d6d7d">${leave}</a>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

/** A first draft that has no fault: the shop's words take its place. */
export const starterOf = (channel: Channel, words: StarterWords): Omit<Template, 'id'> => {
  const { subject, hello, lead, leave } = words;
  if (channel === 'email')
    return {
      ...{ channel, subject, mjml: mailOf(words) },
      text: `${hello}\n\n${lead}{% if link %}\n{{ link }}{% endif %}\n\n${leave}: {{ unsubscribe_url }}\n`,
    };
  if (channel === 'push' || channel === 'webpush') return { channel, subject, text: lead };
  return {
    channel,
    text: channel === 'sms' ? `{{ shop.name }}: ${lead}{% if link %} {{ link }}{% endif %}` : lead,
  };
};
