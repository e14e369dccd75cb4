import { describe, expect, it } from '@jest/globals';
import type { MailSection } from '../../../../core/analytics/weekly/rows.ts';
import { builtInTemplate, isBuiltIn } from '../../../../core/journey/built-in/index.ts';
import {
  asAddressed,
  reportJourneys,
  WEEKLY_REPORT,
} from '../../../../core/journey/built-in/weekly-report.ts';
import { validateJourney } from '../../../../core/journey/journey.ts';
import { contentFor } from '../../../../core/message/locale.ts';
import type { MessageContext } from '../../../../core/message/message-context.ts';
import { render } from '../../../../core/message/render.ts';
import { validateTemplate } from '../../../../core/message/validate-template.ts';
import { emptyProfile } from '../../../../core/profile/empty-profile.ts';

const template = builtInTemplate(WEEKLY_REPORT) ?? { id: '', text: '' };
const sections: MailSection[] = [
  { title: 'Orders', notes: ['Some would have come anyway.'], rows: [] },
  {
    title: 'Journeys',
    notes: [],
    rows: [
      { label: '<b>Cart</b> & more', value: '€7.00', detail: 'messages: 3' },
      { label: 'Welcome', value: '1' },
    ],
  },
];
const mail = {
  ...{ language: 'en', title: 'Your week', lead: 'Won back: 3 orders.', sections },
  ...{ why: 'Because.', button: 'Open', url: 'https://kaskad.shop.example/' },
};
const rendered = (properties: object) =>
  render(template, 'email', {
    event: { event: 'Journey Requested', source: 'operator', properties: { ...properties } },
    ...{ profile: {}, cart: null, offer: {}, messages: { journeys: {} }, locale: 'de' },
    shop: { name: 'Tea & Co' },
  } as MessageContext);

describe('the mail of the weekly report', () => {
  it('can be saved by a shop that words it in its own way, and its journey is Kaskad’s', async () => {
    expect(await validateTemplate(template)).toMatchObject({ kind: 'valid' });
    const [journey] = reportJourneys;
    expect(validateJourney(journey, { templates: { [WEEKLY_REPORT]: template } })).toMatchObject({
      kind: 'valid',
    });
    expect(isBuiltIn(WEEKLY_REPORT)).toBe(true);
  });

  it('can be read as plain text', async () => {
    expect(await rendered(mail)).toMatchObject({
      subject: 'Tea & Co: Your week',
      text: `Your week

Won back: 3 orders.

Orders
Some would have come anyway.

Journeys
- <b>Cart</b> & more: €7.00 (messages: 3)
- Welcome: 1

Open: https://kaskad.shop.example/

Tea & Co`,
    });
  });

  it('shows what people typed as they typed it, and no button that leads nowhere', async () => {
    const { html = '' } = await rendered(mail);
    expect(html).toContain('&lt;b&gt;Cart&lt;/b&gt; &amp; more');
    expect(html).toContain('href="https://kaskad.shop.example/"');
    expect(html).toContain('<html lang="en">');
    const { url: _, ...without } = mail;
    expect((await rendered(without)).html).not.toContain('<a ');
    expect((await rendered(without)).text).not.toContain('Open');
  });

  it('says nothing that is not told with the figures: one layout is for all languages', () => {
    const { html = '', text } = contentFor(template, 'email', 'en');
    expect(
      `${html.replace(/<style.*?<\/style>|<[^>]*>/gs, '')}${text}`.replace(/\{[{%].*?[%}]\}/gs, ''),
    ).toMatch(/^[\s:()·-]*$/);
  });
});

describe('a report', () => {
  const link = (value: string) => ({ namespace: 'email', value, linkedAtMs: 1 });
  const phone = { namespace: 'phone', value: '+4915112345678', linkedAtMs: 1 };
  const profile = {
    ...emptyProfile('o', 0),
    identities: [link('private@example.com'), link('owner@shop.example'), phone],
  };
  const trigger = {
    event: 'Journey Requested',
    source: 'operator',
    atMs: 1,
    properties: { to: 'owner@shop.example' },
  };

  it('goes to the address that was asked for, and to no other of the same person', () => {
    const { identities } = asAddressed(profile, { journeyId: WEEKLY_REPORT, trigger });
    expect(identities.map(({ value }) => value)).toEqual(['owner@shop.example', '+4915112345678']);
    const gone = asAddressed(
      { ...profile, identities: [link('private@example.com')] },
      { journeyId: WEEKLY_REPORT, trigger },
    );
    expect(gone.identities).toEqual([]);
  });

  it('changes nothing of other journeys', () => {
    expect(asAddressed(profile, { journeyId: 'cart-abandoned', trigger })).toBe(profile);
  });
});
