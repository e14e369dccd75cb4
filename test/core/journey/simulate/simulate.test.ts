import { describe, expect, it } from '@jest/globals';
import { emptyCartLog } from '../../../../core/cart/cart-log.ts';
import { contactSettingsSchema } from '../../../../core/config/settings.ts';
import type { ShopEvent } from '../../../../core/event/event.ts';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { Decision, Simulation } from '../../../../core/journey/simulate/decision.ts';
import { simulate } from '../../../../core/journey/simulate/simulate.ts';
import { readyRender } from '../../../../core/message/render.ts';
import { defaultRules } from '../../../../core/profile/fold-rules.ts';
import { cartAbandoned } from '../../../../core/seed/journeys.ts';
import { indexSegments } from '../../../../core/segment/segment-index.ts';
import { afterMail, ann, contact, DAY, HOUR, MINUTE, shop, T0 } from '../make.ts';

let count = 0;
const does = (event: string, inMs = 0, properties: object = {}): ShopEvent => ({
  type: 'track',
  event,
  messageId: `m${++count}`,
  atMs: T0 + inMs,
  source: 'web',
  properties: { ...properties },
});
const kettle = { product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR' };
const run = (happenings: ShopEvent[], changes: object = {}) =>
  simulate({
    journey: cartAbandoned,
    profile: ann({ cart: emptyCartLog() }),
    happenings,
    contact,
    shop,
    rules: defaultRules,
    untilMs: T0 + 30 * DAY,
    ...changes,
  });
const told = (decisions: readonly Decision[]) =>
  decisions.map(({ atMs, kind, channel, reason, event }) =>
    [(atMs - T0) / MINUTE, kind, channel ?? event, reason].filter((part) => part !== undefined).join(' '),
  );

describe('a simulated person', () => {
  it('goes through the whole cascade when she does nothing, and the cost is told', () => {
    const { decisions, messages, costMinor } = run([does('Product Added', 0, kettle)]);

    expect(told(decisions)).toEqual([
      '0 event Product Added',
      '0 entered',
      '60 skip push no-address',
      '60 send email',
      '60 rest',
      '1500 send sms',
      '1500 rest',
      '2940 end',
    ]);
    expect(messages).toEqual({ email: 1, sms: 1 });
    expect(costMinor).toEqual({ EUR: 7 });
  });

  describe('where the words are known', () => {
    const cartSms = (text: string) => ({ 'cart-sms': { id: 'cart-sms', channel: 'sms' as const, text } });
    const written = async (templates: object, changes: object = {}) => {
      const words = { templates, render: await readyRender(), publicUrl: 'https://k.example' };
      const cart = { ...kettle, cart_url: 'https://shop.example/cart' };
      return run([does('Product Added', 0, cart)], { words, ...changes });
    };
    const smsOf = ({ decisions }: Simulation) => decisions.find(({ channel }) => channel === 'sms');

    it('an SMS is told with its words, a link as long as a real one, and what its parts cost', async () => {
      const simulation = await written(cartSms(`{{ shop.name }}: {{ cart.url }} ${'a'.repeat(130)}`));

      const text = `Tea & Co: https://k.example/c/0000000000000000 ${'a'.repeat(130)}`;
      const price = { amountMinor: 14, currency: 'EUR' };
      expect(smsOf(simulation)).toMatchObject({ kind: 'send', text, parts: 2, price });
      expect(simulation.costMinor).toEqual({ EUR: 14 });
    });

    it('one that is dearer than allowed is not sent, nor one whose template is missing or cannot be filled in', async () => {
      const limit = { ...shop, maxPrices: { sms: { '*': { amountMinor: 13, currency: 'EUR' } } } };
      const reasonOf = async (...ask: Parameters<typeof written>) => smsOf(await written(...ask))?.reason;

      expect(await reasonOf(cartSms('a'.repeat(161)), { shop: limit })).toBe('too-expensive');
      expect(await reasonOf(cartSms('a'.repeat(160)), { shop: limit })).toBeUndefined();
      expect(await reasonOf({})).toBe('no-template');
      expect(await reasonOf(cartSms('{{ 1 | unheard_of }}'))).toBe('no-template');
    });
  });

  it('gets nothing after she bought, and the reason is told', () => {
    const { decisions, messages } = run([
      does('Product Added', 0, kettle),
      does('Order Completed', 2 * HOUR, { order_id: 'o1', products: [kettle] }),
    ]);

    expect(told(decisions).slice(-3)).toEqual(['120 event Order Completed', '120 goal', '120 end ordered']);
    expect(messages).toEqual({ email: 1 });
  });

  it('waits through the night, by the clock of her phone’s country', () => {
    const night = contactSettingsSchema.parse({ timezone: 'UTC', quietHours: { email: '09:30-12:00' } });
    const { decisions } = run([does('Product Added', 0, kettle)], { contact: night });

    expect(told(decisions)).toContain('60 held email quiet-hours');
    expect(told(decisions)).toContain('120 send email');
  });

  it.each<[string, Partial<Journey>]>([
    ['trigger', { trigger: { event: 'Cart Changed', where: { '>': [{ var: 'cart.value' }, 100] } } }],
    ['audience', { audience: { '==': [{ var: 'profile.country' }, 'FR'] } }],
  ])('does not come in by the %s, which is told', (reason, changes) => {
    const { decisions } = run([does('Product Added', 0, kettle)], {
      journey: { ...cartAbandoned, ...changes },
    });

    expect(told(decisions)).toEqual(['0 event Product Added', `0 not-entered ${reason}`]);
  });

  it('gets no more than the cap allows, and goes on to the next rung', () => {
    const capped = contactSettingsSchema.parse({ caps: { email: { max: 1, per: 'P1D' } } });
    const bought = (no: number, inMs: number) =>
      does('Order Completed', inMs, { order_id: `o${no}`, products: [kettle] });
    const { decisions, messages } = run(
      [
        does('Product Added', 0, kettle),
        bought(1, 2 * HOUR),
        does('Product Added', 3 * HOUR, kettle),
        bought(2, 5 * HOUR),
        does('Product Added', 2 * DAY, kettle),
        bought(3, 2 * DAY + 5 * HOUR),
      ],
      { contact: capped },
    );

    expect(told(decisions).filter((one) => / (send|skip email) ?/.test(one))).toEqual([
      '60 send email',
      '240 skip email capped',
      '240 send sms',
      `${48 * 60 + 60} send email`,
    ]);
    expect(messages).toEqual({ email: 2, sms: 1 });
  });

  it('gets nothing at an address that is blocked', () => {
    const { decisions } = run([does('Product Added', 0, kettle)], { suppressed: { email: 'bounced' } });

    expect(told(decisions)).toContain('60 skip email suppressed');
    expect(told(decisions)).toContain('60 send sms');
  });

  it('goes on from where she stands, and comes in no second time', () => {
    const mailed = afterMail(T0, { wakesAtMs: T0 + DAY });
    const { decisions } = run(
      [does('Page Viewed', DAY + HOUR), does('Product Added', DAY + 2 * HOUR, kettle)],
      {
        profile: ann(),
        enrollments: [mailed],
        untilMs: T0 + 3 * DAY,
      },
    );

    expect(told(decisions)).toEqual([
      `${24 * 60} send sms`,
      `${24 * 60} rest`,
      `${25 * 60} event Page Viewed`,
      `${25 * 60} end reacted`,
      `${26 * 60} event Product Added`,
      `${26 * 60} not-entered reentry`,
    ]);
  });

  it('is told the messages that an end leaves unsent', () => {
    const { decisions } = run([
      does('Product Added', 0, kettle),
      does('Order Completed', HOUR / 2, { order_id: 'o1', products: [kettle] }),
    ]);

    expect(decisions.at(-1)).toMatchObject({ kind: 'end', untried: ['push', 'email', 'sms'] });
  });
});

describe('whose segments and dates are known', () => {
  const steps: Journey['steps'] = [{ id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' }];
  const walk = (trigger: Journey['trigger'], happenings: ShopEvent[], traits: object = {}) => {
    const journey: Journey = { id: 'j', trigger, steps };
    const segments = [
      { id: 'silent', condition: { '>=': [{ var: 'profile.computed.daysSinceLastOrder' }, 20] } },
    ];
    const journeys = [{ journey, version: 0, status: 'live' as const }];
    const index = indexSegments({ segments, journeys, people: defaultRules.people, contact });
    const profile = ann({ cart: emptyCartLog(), ...traits });
    return told(run(happenings, { journey, profile, segments: { index, fromMs: T0 } }).decisions);
  };

  it('comes in when the clock alone puts her into a segment', () => {
    const order = does('Order Completed', 0, { order_id: 'o1' });
    expect(walk({ segment: 'silent', on: 'enter' }, [order])).toEqual([
      '0 event Order Completed',
      '28800 event Segment Entered',
      '28800 entered',
      '28800 send email',
      '28800 end',
    ]);
  });

  it('comes in on her birthday, although she does nothing', () => {
    const birthday = { traits: { birthday: { value: '1990-03-05', atMs: T0 } } };
    expect(walk({ date: 'profile.birthday', yearly: true, at: '10:00' }, [], birthday)).toEqual([
      expect.stringMatching(/^\d+ event Date Reached$/),
      expect.stringMatching(/entered$/),
      expect.stringMatching(/send email$/),
      expect.stringMatching(/end$/),
    ]);
  });
});
