import { CONFIRMATION_ASKED } from '../../consent/confirmation.ts';
import type { Template } from '../../message/template.ts';
import type { Journey } from '../journey.ts';

export const confirmChannels = ['email', 'sms'] as const;
type ConfirmChannel = (typeof confirmChannels)[number];

const templateOf = (channel: ConfirmChannel): string => `confirm-${channel}`;

const idOf = (channel: ConfirmChannel): string => `confirmation-asked-${channel}`;

/** Is it a journey whose message carries the link to confirm? */
export const asksToConfirm = (journeyId: string): boolean =>
  confirmChannels.some((channel) => idOf(channel) === journeyId);

/** Is it what such a journey says, in our words or the shop's? */
export const isConfirmTemplate = (templateId: string): boolean =>
  confirmChannels.some((channel) => templateOf(channel) === templateId);

/** Asks her whose address it is whether she said yes: once a day for an address at most, whoever says it how often. */
const journeyOf = (channel: ConfirmChannel): Journey => ({
  id: idOf(channel),
  name: 'Please confirm',
  purpose: 'transactional',
  trigger: {
    event: CONFIRMATION_ASKED,
    where: { '==': [{ var: 'event.properties.channel' }, channel] },
  },
  entry: { key: 'order', reentry: { after: 'P1D' } },
  steps: [{ id: 'confirm', kind: 'send', channel, template: templateOf(channel) }],
});

export const confirmJourneys: readonly Journey[] = confirmChannels.map(journeyOf);

const mail: Template = {
  id: templateOf('email'),
  channel: 'email',
  subject: 'Please confirm: {{ shop.name }} may write to you',
  text: `Somebody, hopefully you, asked {{ shop.name }} to send offers to this address.

If it was you, please confirm it here:
{{ confirm_url }}

If it was not, you need do nothing: without your confirmation we send none.
`,
  html: `<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;font-size:16px;line-height:24px;color:#1d1d26">
<p>Somebody, hopefully you, asked {{ shop.name }} to send offers to this address.</p>
<p><a href="{{ confirm_url }}" style="display:inline-block;padding:12px 28px;border-radius:8px;background:#1c4fd6;color:#ffffff;text-decoration:none">Yes, it was me</a></p>
<p>If it was not, you need do nothing: without your confirmation we send none.</p></body></html>`,
  locales: {
    ru: {
      subject: 'Подтвердите, пожалуйста: {{ shop.name }} может вам писать',
      text: `Кто-то, надеемся, вы, попросил {{ shop.name }} присылать предложения на этот адрес.

Если это вы, подтвердите, пожалуйста:
{{ confirm_url }}

Если не вы, ничего делать не нужно: без подтверждения мы ничего не пришлём.
`,
      html: `<!doctype html><html lang="ru"><body style="font-family:system-ui,sans-serif;font-size:16px;line-height:24px;color:#1d1d26">
<p>Кто-то, надеемся, вы, попросил {{ shop.name }} присылать предложения на этот адрес.</p>
<p><a href="{{ confirm_url }}" style="display:inline-block;padding:12px 28px;border-radius:8px;background:#1c4fd6;color:#ffffff;text-decoration:none">Да, это я</a></p>
<p>Если не вы, ничего делать не нужно: без подтверждения мы ничего не пришлём.</p></body></html>`,
    },
  },
};

const sms: Template = {
  id: templateOf('sms'),
  channel: 'sms',
  text: '{{ shop.name }}: offers by SMS? Confirm: {{ confirm_url }}',
  locales: { ru: { text: '{{ shop.name }}: SMS с акциями? {{ confirm_url }}' } },
};

/** What is said where the shop has no template of these names. */
export const confirmTemplates: readonly Template[] = [mail, sms];
