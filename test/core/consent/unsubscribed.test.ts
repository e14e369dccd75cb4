import { describe, expect, it } from '@jest/globals';
import { emptyLedger } from '../../../core/analytics/ledger/ledger.ts';
import { withNews } from '../../../core/analytics/ledger/with-news.ts';
import { newsOfUnsubscribed } from '../../../core/analytics/told/unsubscribe-news.ts';
import type { ConsentStatement } from '../../../core/consent/consent.ts';
import { consentChanged } from '../../../core/consent/consent-changed.ts';
import { unsubscribedBy } from '../../../core/consent/unsubscribed.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import { ann, cartJourney, enrolled, sent, T0 } from '../journey/make.ts';

const YES = T0 - 1_000;
const said = (status: ConsentStatement['status'], address = 'ann@example.com'): ConsentStatement => ({
  ...{ channel: 'email', purpose: 'marketing', address, status, atMs: status === 'granted' ? YES : T0 },
});
const saidBy = { sendId: 's-email', enrollmentId: 'e1', journeyId: 'cart-abandoned' };
const eventOf = (by?: typeof saidBy) => {
  const denial = { purpose: 'marketing', status: 'denied', text: 'unsubscribe' } as const;
  const change = {
    ...denial,
    profileId: 'ann',
    channel: 'email' as const,
    atMs: T0,
    saidBy: by,
    parts: [T0],
  };
  return consentChanged(change).events[0] as ShopEvent;
};
const hers = (...consents: ConsentStatement[]) => ann({ consents });

describe('a no', () => {
  it('to what was allowed counts once for a channel, with the message whose link said it', () => {
    const [both, none] = [
      hers(said('granted'), said('granted', 'b@example.com')),
      hers(said('denied'), said('denied', 'b@example.com')),
    ];

    expect(unsubscribedBy(eventOf(saidBy), both, none)).toEqual([
      { channel: 'email', yesAtMs: YES, atMs: T0, by: saidBy },
    ]);
  });

  it('to what was never allowed, or was denied before, counts nowhere', () => {
    expect(unsubscribedBy(eventOf(), hers(), hers(said('denied')))).toEqual([]);
    expect(unsubscribedBy(eventOf(), hers(said('denied')), hers(said('denied')))).toEqual([]);
    expect(unsubscribedBy(eventOf(), hers(said('granted')), hers(said('granted')))).toEqual([]);
  });

  it('names a message only where Kaskad itself says so', () => {
    const { profileId: _, ...outside } = eventOf(saidBy);
    const [one] = unsubscribedBy(outside as ShopEvent, hers(said('granted')), hers(said('denied')));
    expect(one).toEqual({ channel: 'email', yesAtMs: YES, atMs: T0 });
  });
});

describe('what is told of it', () => {
  const one = { channel: 'email' as const, yesAtMs: YES, atMs: T0, by: saidBy };
  const enrollment = enrolled(cartJourney, { sends: [sent('email', T0)] });

  it('is about the message, else about its journey, else about the channel', () => {
    const rows = [
      newsOfUnsubscribed([one], [enrollment]),
      newsOfUnsubscribed([one], []),
      newsOfUnsubscribed([{ channel: 'email', yesAtMs: YES, atMs: T0 }], []),
    ].map(([news]) => (news?.kind === 'unsubscribe' ? news.row : 'none'));

    expect(rows).toEqual([
      { journeyId: 'cart-abandoned', version: 1, stepId: 'remind', channel: 'email' },
      { journeyId: 'cart-abandoned', channel: 'email' },
      undefined,
    ]);
  });

  it('is one where two events of one no are each folded into the yes, the first of them by a function that died', () => {
    const noAt = (atMs: number) =>
      newsOfUnsubscribed(
        unsubscribedBy(eventOf(saidBy), hers(said('granted')), hers({ ...said('denied'), atMs })),
        [],
      );

    const { unsubscribes } = withNews(emptyLedger(), [...noAt(T0 + 3_000), ...noAt(T0)], {
      withinMs: DAY_MS,
    });

    expect(unsubscribes.map(({ atMs }) => atMs)).toEqual([T0]);
  });

  it('is another one once she has said yes again', () => {
    const again = { ...said('granted'), atMs: T0 + 1_000 };
    const noTo = (yes: ConsentStatement, atMs: number) =>
      newsOfUnsubscribed(unsubscribedBy(eventOf(saidBy), hers(yes), hers({ ...said('denied'), atMs })), []);

    const told = [...noTo(said('granted'), T0), ...noTo(again, T0 + 2_000)];

    expect(withNews(emptyLedger(), told, { withinMs: DAY_MS }).unsubscribes).toHaveLength(2);
  });

  it('is nothing of a message to somebody of the shop', () => {
    expect(newsOfUnsubscribed([one], [{ ...enrollment, uncounted: true }])).toEqual([]);
  });
});
