import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Amounts, plainMeasures } from '../../../../core/analytics/measure.ts';
import type { Row } from '../../../../core/analytics/row.ts';
import { rows } from '../reports/told.ts';
import { mailOf, measured, reportOf, saidIn } from './told-week.ts';

const quiet = {
  '2026-11-17': rows(
    [{ channel: 'email' }, { sent: 10, 'cost:EUR': 1 }],
    [{}, { orders: 1, 'revenue:EUR': 990 }],
  ),
};
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');
const linesOf = (...ask: Parameters<typeof mailOf>) => saidIn(mailOf(...ask)).map(plain);

describe('the weekly mail', () => {
  it('begins with what was won back, as an interval', () => {
    const lines = linesOf(reportOf(measured));
    expect(lines[0]).toBe('Your week, 16 – 22 November 2026');
    expect(lines[1]).toMatch(
      /^Won back: between \d+ and \d+ orders, most likely 500\. They would not have come without the messages\.$/,
    );
    expect(lines.slice(2, 5)).toEqual([
      'Won back',
      expect.stringMatching(/^In money: between €[\d,.]+ (less )?and €[\d,.]+( more)?\.$/),
      'Customers whom messages were meant for: 9,000; in the control group: 1,000. Each counts once. Who came in late in the week may still order. Such an interval is right in 19 of 20 cases.',
    ]);
  });

  it('says the rest with the week before beside it', () => {
    expect(linesOf(reportOf(measured)).slice(5)).toEqual([
      'Orders after a message',
      'Some of them would have come anyway.',
      'Orders: 1,380 (the week before: 31)',
      'Revenue: €27,900.00 (the week before: €900.00)',
      'After a click or an answer: 300 (the week before: 0)',
      'Cancelled: 2',
      'Messages',
      'E-mail: 1,204 (cost €0.12 · came back or were refused: 3 · the week before: 1,100)',
      'SMS: 20 (cost €1.40 · nobody knows whether they arrived: 2 · the week before: 0)',
      'Cost of all: €1.52 (the week before: €0.11)',
      'Not spent',
      'Against an SMS at once to everyone who can be reached by one.',
      'On SMS that were not needed: €2.87 (not needed: 41 · sent: 20)',
      'Why messages were not sent',
      'The customer had responded already: 41',
      'The customer has not allowed marketing at this contact: 40',
      'Unsubscribed and complaints',
      'Unsubscribed: 4 (the week before: 5)',
      'Called it spam: 1 (the week before: 0)',
    ]);
  });

  it('says in Russian what it says in English', () => {
    const [english, russian] = [mailOf(reportOf(measured)), mailOf(reportOf(measured), 'ru')];
    const figures = (text: string) => text.replaceAll(/\D/g, '');
    expect(saidIn(russian).map(figures)).toEqual(saidIn(english).map(figures));
    const lines = saidIn(russian).map(plain);
    expect(lines[0]).toBe('Ваша неделя, 16–22 ноября 2026 г.');
    expect(lines[1]).toMatch(/^Вернули: от \d+ до \d+ заказ(а|ов), вероятнее всего 500\./);
    expect(lines).toContain('На SMS, которые не понадобились: 2,87 € (не понадобились: 41 · отправлены: 20)');
    for (const line of lines) expect(line).not.toMatch(/[a-z]{4}/);
  });

  it('without a control group says that nobody knows what was won back', () => {
    const lines = linesOf(reportOf(quiet));
    expect(lines[1]).toBe(
      'Won back: nobody can say, since no customers were kept out to compare with. Ordered after a message: 1 order.',
    );
    expect(lines).toContain(
      'Nobody can say how many of them would have come anyway: a control group would show it.',
    );
    expect(lines).toContain('Nothing was counted in the week before.');
    expect(lines.join()).not.toContain('the week before:');
  });

  it.each([
    ['not clear yet', 1_000, 100, 910],
    ['nothing', 1_000, 300, 1_200],
    ['not known yet', 1_000, 2_000, 1_000],
  ])('says that it is %s', (words, people, control, reached) => {
    const trial = rows(
      [{ variant: '0a1b2c/control' }, { people, peopleOrdered: control }],
      [{ variant: '0a1b2c/in' }, { people: people * 9, peopleOrdered: reached }],
      [{ channel: 'email' }, { sent: 1 }],
    );
    const report = reportOf({ '2026-11-17': trial });
    expect(linesOf(report)[1]).toContain(`Won back: ${words}`);
    expect(linesOf(report, 'ru')[1]).toContain('Вернули: ');
  });

  it('says in one sentence that no message was sent, and leaves out what came to nothing', () => {
    expect(linesOf(reportOf({})).slice(1)).toEqual(['No message was sent in this week.']);
    const late = {
      '2026-11-17': rows(
        [{}, { orders: 2, 'revenue:EUR': 500 }],
        [{ channel: 'sms' }, { 'skipped:capped': 3 }],
      ),
    };
    expect(linesOf(reportOf(late)).slice(1, 5)).toEqual([
      'No message was sent in this week.',
      'Orders after a message',
      'Nobody can say how many of them would have come anyway: a control group would show it.',
      'Nothing was counted in the week before.',
    ]);
  });

  it('says that a cost is not known where there is no price, and that it is not in the sum', () => {
    const lines = linesOf(
      reportOf({
        '2026-11-17': rows(
          [{ channel: 'sms' }, { sent: 2, spared: 3 }],
          [{ channel: 'email' }, { sent: 1, 'cost:EUR': 1 }],
        ),
      }),
    );
    expect(lines).toContain('SMS: 2 (cost not known)');
    expect(lines).toContain('What has no price is not in the sum.');
    expect(lines).toContain('On SMS that were not needed: not known (not needed: 3 · sent: 2)');
  });

  it('says that more was given back than came in, and never shows less than nothing', () => {
    const days = { '2026-11-17': rows([{ channel: 'email' }, { sent: 1 }], [{}, { 'revenue:EUR': -500 }]) };
    expect(linesOf(reportOf(days))).toContain('Revenue: €0.00 (more was given back than came in)');
  });

  it('names five reasons and puts the others together', () => {
    const reasons = ['capped', 'denied', 'no-address', 'no-consent', 'ordered', 'reacted', 'stock of ours'];
    const skipped = Object.fromEntries(reasons.map((reason, at) => [`skipped:${reason}`, 20 - at]));
    const lines = linesOf(reportOf({ '2026-11-17': rows([{ channel: 'sms' }, skipped]) }));
    expect(lines).toContain('Other reasons: 29');
    expect(
      lines.slice(lines.indexOf('Why messages were not sent') + 1).filter((line) => !/sub|spam/.test(line)),
    ).toHaveLength(6);
  });

  it('tells of the five journeys with most customers at their goal, of their own control groups, and of none of Kaskad’s own', () => {
    const journeys = {
      '2026-11-17': rows(
        [{ journeyId: 'cart', channel: 'email' }, { sent: 900 }],
        [{ journeyId: 'cart' }, { converted: 70, 'revenue:EUR': 9_990 }],
        [
          { journeyId: 'cart', variant: '0a1b2c/control' },
          { people: 1_000, peopleOrdered: 100 },
        ],
        [
          { journeyId: 'cart', variant: '0a1b2c/in' },
          { people: 9_000, peopleOrdered: 1_400 },
        ],
        [{ journeyId: 'message.email.parcel', channel: 'email' }, { sent: 5_000 }],
        ...['a', 'b', 'c', 'd', 'e'].map((journeyId, at): [Row, Amounts] => [
          { journeyId, channel: 'sms' },
          { sent: at + 1 },
        ]),
      ),
    };
    const section = mailOf(reportOf(quiet, journeys)).sections.at(-1);
    expect(section?.rows.map(({ label, value }) => [label, value])).toEqual([
      ['Abandoned cart', '70'],
      ['e', '0'],
      ['d', '0'],
      ['c', '0'],
      ['b', '0'],
    ]);
    expect(section?.rows[0]?.detail).toMatch(
      /^won back: between \d+ and \d+ orders · messages: 900 · revenue after a message: €99\.90$/,
    );
  });

  it('says of a journey that nothing is known yet while all its people may still order', () => {
    const came = (date: string) => {
      const journeys = {
        [date]: rows(
          [{ journeyId: 'cart', channel: 'email' }, { sent: 900 }],
          [
            { journeyId: 'cart', variant: '0a1b2c/control' },
            { people: 1_000, peopleOrdered: 100 },
          ],
          [
            { journeyId: 'cart', variant: '0a1b2c/in' },
            { people: 9_000, peopleOrdered: 1_400 },
          ],
        ),
      };
      return mailOf(reportOf(quiet, journeys)).sections.at(-1)?.rows[0]?.detail;
    };
    expect(came('2026-11-19')).toMatch(/^won back: between/);
    expect(came('2026-11-20')).toBe('won back: not known yet · messages: 900');
  });

  it('says nothing of it where a week is too short for anybody’s time to order', () => {
    const journeys = {
      '2026-11-16': rows(
        [{ journeyId: 'no-goal', channel: 'email' }, { sent: 900 }],
        [
          { journeyId: 'no-goal', variant: '0a1b2c/control' },
          { people: 1_000, peopleOrdered: 100 },
        ],
        [
          { journeyId: 'no-goal', variant: '0a1b2c/in' },
          { people: 9_000, peopleOrdered: 1_400 },
        ],
      ),
    };
    expect(mailOf(reportOf(quiet, journeys)).sections.at(-1)?.rows[0]?.detail).toBe('messages: 900');
  });

  it('keeps internal words away from people', () => {
    for (const language of ['en', 'ru'] as const)
      expect(saidIn(mailOf(reportOf(measured), language)).join('\n')).not.toMatch(
        /rung|enrollment|suppression|holdout|\brule|profile|saved|сэконом/i,
      );
  });

  const anything = fc.oneof(
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, -0.5, 1e15),
  );
  const measures = [
    ...plainMeasures,
    ...['orders', 'cancelled', 'withoutValue', 'people', 'peopleOrdered', 'skipped:capped', 'skipped:§'],
    ...['revenue:EUR', 'cost:JPY', 'notSpent:EUR', 'paid:EUR', 'paidSquares:EUR', 'revenue:XXZ', 'cost:'],
  ];
  const row = fc.tuple(
    fc.constantFrom(
      {},
      { channel: 'email' as const },
      { channel: 'sms' as const },
      { variant: '0a1b2c/control' },
      { variant: '0a1b2c/in' },
    ),
    fc.dictionary(fc.constantFrom(...measures), anything),
  );

  it('never says what is no number, nor less than nothing, whatever was counted', () => {
    fc.assert(
      fc.property(
        fc.array(row),
        fc.array(row),
        fc.constantFrom('en' as const, 'ru' as const),
        (now, earlier, language) => {
          const shop = { '2026-11-17': rows(...now), '2026-11-10': rows(...earlier) };
          const journeys = {
            '2026-11-17': rows(
              ...now.map(([about, add]): [Row, Amounts] => [{ ...about, journeyId: 'cart' }, add]),
            ),
          };
          const text = saidIn(mailOf(reportOf(shop, journeys), language)).join('\n');
          expect(text).not.toMatch(/NaN|Infinity|∞|undefined|null|не число|[-−]\s?\d/);
        },
      ),
    );
  });
});
