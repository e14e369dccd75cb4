import { describe, expect, it } from '@jest/globals';
import type { Count } from '../../../../core/analytics/count.ts';
import type { Row } from '../../../../core/analytics/row.ts';
import { countsOfReport, touchOf } from '../../../../core/analytics/told/delivery-counts.ts';
import {
  countOfEntry,
  countOfReaction,
  countOfTakeBack,
  countsOfEnd,
} from '../../../../core/analytics/told/enrollment-counts.ts';
import { exposureAtEntry, exposureAtStep } from '../../../../core/analytics/told/exposures.ts';
import { countOfSettled, countsOfMessages } from '../../../../core/analytics/told/message-counts.ts';
import { compileJourney } from '../../../../core/journey/compile.ts';
import { drawAt } from '../../../../core/journey/draw-at.ts';
import type { Enrollment } from '../../../../core/journey/enrollment.ts';
import type { Journey } from '../../../../core/journey/journey.ts';
import { ended } from '../../../../core/journey/moves.ts';
import type { DeliveryEvent } from '../../../../core/send/ports.ts';
import type { TimelineEntry } from '../../../../core/send/timeline.ts';
import { ann, DAY, enrolled, shop, T0 } from '../../journey/make.ts';

const rungs = {
  push: { template: 'cart-push', wait: 'PT2H' },
  email: { template: 'cart-email', wait: 'P1D' },
  sms: { template: 'cart-sms', wait: 'P1D' },
};
const order = {
  experiment: [
    { share: 0.5, order: ['push', 'email', 'sms'] },
    { share: 0.5, order: ['email', 'push', 'sms'] },
  ],
};
const documentOf = (changes: object = {}) =>
  ({
    id: 'j',
    trigger: { event: 'Signed Up' },
    goal: { event: 'Order Completed', within: 'P3D' },
    steps: [
      { id: 'remind', kind: 'cascade', order: ['push', 'email', 'sms'], rungs },
      { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' },
    ],
    ...changes,
  }) as unknown as Journey;
const plain = compileJourney(documentOf(), 2);
const onTrial = compileJourney(documentOf({ steps: [{ id: 'remind', kind: 'cascade', order, rungs }] }), 2);

const at = (stepId: string, changes: Partial<Enrollment> = {}): Enrollment =>
  enrolled(plain, {
    ...{ id: 'e1', luckId: 'ann', journeyVersion: 2 },
    position: { stepId, enteredStepAtMs: T0 },
    ...changes,
  });
const record = (channel: 'email' | 'webpush', changes: object = {}) => ({
  ...{ sendId: 's1', stepId: 'remind', channel, atMs: T0, outcome: 'sent' as const },
  ...changes,
});
const entry = (changes: Partial<TimelineEntry>): TimelineEntry => ({
  ...{ atMs: T0, kind: 'send', name: 'remind', channel: 'email', journeyId: 'j', sendId: 's1' },
  ...changes,
});
const told = (enrollment: Enrollment, one: TimelineEntry, dueAtMs = T0, id = 'i1') =>
  countsOfMessages({
    enrollment,
    journey: plain,
    dueAtMs,
    items: [{ profileId: 'ann', atMs: T0, id, entries: [one] }],
  });
const bare = (counts: readonly Count[]): [Row, Count['add']][] => counts.map(({ row, add }) => [row, add]);
const REMIND = { journeyId: 'j', version: 2, stepId: 'remind', rung: 1, channel: 'email' };

describe('a message', () => {
  it('that left counts with its parts and its price, once whatever is said of its outcome', () => {
    const price = { amountMinor: 14, currency: 'EUR' };
    const [sent] = told(at('remind'), entry({ parts: 2, price }));
    const [again, unknown] = told(at('remind'), entry({ parts: 2, price, reason: 'unknown' }));

    expect(bare(sent ? [sent] : [])).toEqual([[REMIND, { sent: 1, parts: 2, 'cost:EUR': 14 }]]);
    expect(again).toEqual(sent);
    expect(unknown?.add).toEqual({ unknown: 1 });
  });

  it('that went to a browser in place of an app is that of the rung of push', () => {
    expect(told(at('remind'), entry({ channel: 'webpush' }))[0]?.row).toMatchObject({
      rung: 0,
      channel: 'webpush',
    });
  });

  it('that is left out counts once for its place, whoever says it and why', () => {
    const skip = entry({ kind: 'skip', reason: 'no-consent', sendId: 'a' });
    const [first] = told(at('remind'), skip, T0 + 5);
    const [other] = told(at('remind'), { ...skip, reason: 'ordered', sendId: 'b' }, T0 + 5);

    expect(first).toMatchObject({ atMs: T0 + 5, row: REMIND, add: { 'skipped:no-consent': 1 } });
    expect(other?.id).toBe(first?.id);
  });

  it('that a provider refuses once more is held no second time', () => {
    const held = entry({ kind: 'held', reason: 'provider-unavailable', sendId: 's2' });
    const refused = (attempt: number) =>
      at('remind', { sends: [record('email', { sendId: 's2', outcome: 'held', attempt })] });

    expect(told(refused(1), held)).toHaveLength(1);
    expect(told(refused(2), held)).toEqual([]);
  });

  it('that was unknown and is known is unknown no more', () => {
    const enrollment = at('remind', { sends: [record('email', { outcome: 'unknown' })] });
    const [, unknown] = told(at('remind'), entry({ reason: 'unknown' }));
    const counts = countOfSettled(enrollment, plain, 's1');

    expect(bare(counts)).toEqual([
      [REMIND, { unknown: 1 }],
      [REMIND, { unknown: -1 }],
    ]);
    expect(counts[0]?.id).toBe(unknown?.id);
    expect(countOfSettled(at('remind', { sends: [record('email')] }), plain, 's1')).toEqual([]);
  });

  it('that a report settles comes to the same whether or not somebody took it for unknown at that moment', () => {
    const { sendId, stepId, channel, atMs } = record('email');
    const claim = { sendId, stepId, channel, claimedAtMs: atMs, address: 'a', untilMs: atMs, attempt: 1 };

    expect(countOfSettled(at('remind', { sends: [], claim }), plain, 's1')).toEqual(
      countOfSettled(at('remind', { sends: [record('email', { outcome: 'unknown' })] }), plain, 's1'),
    );
  });

  it('that waited for her morning counts by its claim, not by when it began to wait', () => {
    const waited = record('email', { outcome: 'held', reason: 'quiet-hours', atMs: T0 - DAY });
    const { sendId, stepId, channel, atMs } = record('email');
    const claim = { sendId, stepId, channel, claimedAtMs: atMs, address: 'a', untilMs: atMs, attempt: 1 };
    const enrollment = at('remind', { sends: [waited], claim });
    const delivery = {
      ...{ v: 1, sendId, profileId: 'ann', channel },
      type: 'delivered',
      atMs,
    } as DeliveryEvent;

    expect(countsOfReport({ enrollment, journey: plain, delivery, firstAtMs: atMs })[0]?.atMs).toBe(T0);
    expect(countOfSettled(enrollment, plain, sendId).map(({ atMs: when }) => when)).toEqual([T0, T0]);
  });

  it('to somebody of the shop counts nowhere', () => {
    const uncounted = at('remind', { uncounted: true, sends: [record('email', { outcome: 'unknown' })] });
    const over = ended(uncounted, { kind: 'exit', reason: 'reacted' }, T0);
    const delivery = { type: 'clicked', trusted: true, sendId: 's1' } as DeliveryEvent;
    const report = { enrollment: uncounted, journey: plain, delivery, firstAtMs: T0 };

    expect([
      ...told(uncounted, entry({})),
      ...countOfSettled(uncounted, plain, 's1'),
      ...countOfEntry(uncounted),
      ...countOfTakeBack(uncounted),
      ...countsOfEnd({ enrollment: over, journey: plain, profile: ann(), shop }),
      ...countsOfReport(report),
      ...touchOf(report),
      ...exposureAtStep({ ...uncounted, journeyId: 'j' }, onTrial, T0),
      ...exposureAtEntry(uncounted, plain, { globalControl: 0.5 }),
    ]).toEqual([]);
  });
});

describe('what became of a message', () => {
  const reportOf = (
    changes: Partial<DeliveryEvent>,
    enrollment = at('remind', { sends: [record('email')] }),
  ) => ({
    enrollment,
    journey: plain,
    delivery: {
      ...{ v: 1 as const, sendId: 's1', profileId: 'ann', channel: 'email' as const },
      ...{ type: 'clicked' as const, atMs: T0 + 9, ...changes },
    },
    firstAtMs: T0 + 7,
  });

  it('counts at its first report, that of a machine apart', () => {
    const [hers] = countsOfReport(reportOf({ trusted: true }));
    const [machine] = countsOfReport(reportOf({}));

    expect(hers).toMatchObject({ atMs: T0 + 7, row: REMIND, add: { clicked: 1 } });
    expect(machine?.add).toEqual({ clickedByMachine: 1 });
    expect(machine?.id).not.toBe(hers?.id);
  });

  it.each(['delivered', 'bounced', 'complained', 'rejected', 'delayed'] as const)(
    '(%s) counts with the message where its provider says so, also when it says so twice',
    (type) => {
      const [first] = countsOfReport(reportOf({ type }));
      const [again] = countsOfReport({
        ...reportOf({ type, atMs: T0 + 3_600_000 }),
        firstAtMs: T0 + 3_600_000,
      });

      expect(first).toMatchObject({ atMs: T0, row: REMIND, add: { [type]: 1 } });
      expect(again).toEqual(first);
    },
  );

  it('is a touch that an order may be owed to, if she did it herself', () => {
    const touch = { kind: 'touch', sendId: 's1', row: REMIND, sentAtMs: T0, atMs: T0 + 9 };
    expect(touchOf(reportOf({ trusted: true }))).toEqual([touch]);
    expect(touchOf(reportOf({}))).toEqual([]);
    expect(touchOf(reportOf({ type: 'opened', trusted: true }))).toEqual([]);
  });

  it('is a reaction where no cascade says what is one', () => {
    const enrollment = at('mail', { sends: [record('email', { stepId: 'mail' })] });
    const sums = countsOfReport(reportOf({ trusted: true }, enrollment)).map(({ add }) => add);
    expect(sums).toEqual([{ clicked: 1 }, { reacted: 1 }]);
    expect(countsOfReport(reportOf({ trusted: true }))).toHaveLength(1);
  });

  it('is known of a message whose claim nobody has settled yet', () => {
    const claim = { ...record('email'), address: 'a', claimedAtMs: T0, untilMs: T0, attempt: 1 };
    const [count] = countsOfReport(reportOf({ type: 'delivered' }, at('remind', { claim })));
    expect(count?.row).toEqual(REMIND);
  });
});

describe('an entry', () => {
  it('that is taken back leaves nothing, and may come again by another event', () => {
    const [entered] = countOfEntry(at('remind'));
    const [back] = countOfTakeBack(at('remind'));
    const trigger = { ...at('remind').trigger, atMs: T0 + 1 };
    const [again] = countOfEntry(at('remind', { trigger }));

    expect([entered?.add, back?.add]).toEqual([{ entered: 1 }, { entered: -1 }]);
    expect(back?.atMs).toBe(entered?.atMs);
    expect(new Set([entered?.id, back?.id, again?.id]).size).toBe(3);
  });

  it('of somebody who was kept out is that of the control group, which never ends', () => {
    const out = ended(at('remind'), { kind: 'exit', reason: 'holdout' }, T0);
    const row = { journeyId: 'j', version: 2, variant: 'control' };

    expect(countOfEntry(out)[0]?.row).toEqual(row);
    const over = countsOfEnd({ enrollment: out, journey: plain, profile: ann(), shop });
    expect(over.map(({ row: { variant } }) => variant)).toEqual(over.map(() => 'control'));
    expect(over.flatMap(({ add }) => Object.keys(add))).toEqual(over.map(() => 'skipped:holdout'));
  });
});

describe('an end', () => {
  const over = (reason: string, changes: Partial<Enrollment> = {}) =>
    ended(at('remind', changes), { kind: 'exit', reason }, T0 + DAY);
  const rung = { index: 1, channel: 'email' as const, sentAtMs: T0, sendId: 's1' };
  const afterMail = {
    position: { stepId: 'remind', enteredStepAtMs: T0, rung },
    sends: [record('email')],
  };
  const endOf = (enrollment: Enrollment) => countsOfEnd({ enrollment, journey: plain, profile: ann(), shop });

  it('counts once, with the messages it leaves untried and the reaction that it was', () => {
    const counts = endOf(over('ordered', afterMail));

    expect(counts.map(({ atMs, add }) => [Object.keys(add)[0], atMs - T0])).toEqual([
      ['ended:ordered', DAY],
      // With the message that was answered, whoever tells it and whenever.
      ['skipped:ordered', 0],
      ['skipped:ordered', DAY],
      ['reacted', 0],
    ]);
    expect(counts.filter(({ add }) => 'skipped:ordered' in add).map(({ row }) => row.stepId)).toEqual([
      'remind',
      'mail',
    ]);
    expect(bare(counts).at(-1)).toEqual([REMIND, { reacted: 1 }]);
  });

  it('stands where it found her, and nowhere for whoever came through', () => {
    const through = ended(at('remind'), { kind: 'complete' }, T0 + DAY);

    expect(endOf(over('ordered', afterMail))[0]?.row).toEqual({
      journeyId: 'j',
      version: 2,
      stepId: 'remind',
    });
    expect(endOf(through)[0]?.row).toEqual({ journeyId: 'j', version: 2 });
  });

  it('by an order answers no message that left after it', () => {
    const late = { ...record('email'), sendId: 's2', atMs: T0 + DAY + 1 };
    const both = { ...afterMail, sends: [record('email'), late] };

    const [first, only] = [endOf(over('ordered', both)), endOf(over('ordered', { ...both, sends: [late] }))];

    expect(first.find(({ add }) => add.reacted)?.atMs).toBe(T0);
    expect(first.find(({ add }) => add['skipped:ordered'])?.atMs).toBe(T0);
    expect(only.some(({ add }) => add.reacted)).toBe(false);
    expect(only.find(({ add }) => add['skipped:ordered'])?.atMs).toBe(T0 + DAY);
  });

  it('while a message is on its way counts alone: what it leaves untried is known once that is settled', () => {
    const claim = {
      ...{ sendId: 's2', stepId: 'remind', rung: 1, channel: 'email' as const, address: 'a@example.com' },
      ...{ claimedAtMs: T0, untilMs: T0 + DAY, attempt: 1 },
    };

    expect(endOf(over('ordered', { claim })).map(({ add }) => add)).toEqual([{ 'ended:ordered': 1 }]);
    expect(endOf(over('ordered', { claim: { ...claim, uncalled: true } }))).toEqual(endOf(over('ordered')));
  });

  it('before anything was sent is no reaction, nor is one for another reason', () => {
    expect(endOf(over('ordered')).some(({ add }) => add.reacted)).toBe(false);
    expect(endOf(over('denied', afterMail)).some(({ add }) => add.reacted)).toBe(false);
  });

  it('by a move to another profile is none', () => {
    expect(endOf(over('merged', afterMail))).toEqual([]);
  });

  it('and leaving its cascade are one reaction', () => {
    const left = countOfReaction(at('remind', afterMail), plain, 'reacted');
    expect(endOf(over('reacted', afterMail)).at(-1)).toEqual(left[0]);
  });
});

describe('an experiment', () => {
  it('is met where she stands at orders on trial, before anything was tried', () => {
    const enrollment = { ...at('remind'), journeyId: 'j' };
    const took = drawAt(onTrial.places.get('remind'), enrollment)?.took;

    const [met] = exposureAtStep(enrollment, onTrial, T0);

    expect(met).toMatchObject({ kind: 'exposure', atMs: T0, untilMs: T0 + 3 * DAY });
    expect(met?.kind === 'exposure' && met.row).toEqual({
      journeyId: 'j',
      stepId: 'remind',
      variant: expect.stringMatching(new RegExp(`^[0-9a-f]{6}/${took}$`)),
    });
    const rung = { index: 0, channel: 'push' as const };
    const tried = { ...enrollment, position: { ...enrollment.position, rung } };
    expect(exposureAtStep(tried, onTrial, T0)).toEqual([]);
    expect(exposureAtStep(enrollment, plain, T0)).toEqual([]);
  });

  it('of a control group is met on coming in, by those kept out as well', () => {
    const out = ended(at('remind'), { kind: 'exit', reason: 'control-group' }, T0);
    const variant = (enrollment: Enrollment) =>
      exposureAtEntry(enrollment, plain, { globalControl: 0.1 }).map((one) =>
        one.kind === 'exposure' ? one.row.variant?.split('/')[1] : '',
      );

    expect([variant(at('remind')), variant(out)]).toEqual([['in'], ['control']]);
    expect(exposureAtEntry(at('remind'), plain, { globalControl: 0 })).toEqual([]);
  });
});
