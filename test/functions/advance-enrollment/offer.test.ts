import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import type { Offer } from '../../../core/offer/offer.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { createHandler } from '../../../functions/advance-enrollment/handler.ts';
import { advanceRig, type RigOptions } from '../../support/advance-rig.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { Crash, crashing } from '../../support/crash.ts';

const tea: Offer = { id: 'tea', name: 'Tea', terms: { percent: 10 }, expires: 'P14D', code: { pool: true } };
const promise = { id: 'promise', kind: 'offer' as const, offer: 'tea' };
const mail = { id: 'mail', kind: 'send' as const, channel: 'email' as const, template: 'tea-mail' };
const template = {
  id: 'tea-mail',
  channel: 'email' as const,
  subject: 'For you',
  text: '{{ offer.terms.percent }} % with {{ offer.code }} until {{ offer.expiresAt | date: "%d.%m." }}',
};
const journeyOf = (...steps: Journey['steps']): Journey => ({ ...cartAbandoned, steps });

const rigWith = async (options: RigOptions = {}, codes = ['TEA-1']) => {
  const position = { stepId: 'promise', enteredStepAtMs: t0 };
  const rig = advanceRig({
    journey: journeyOf(promise, mail),
    enrollments: [enrolled({ position, wakesAtMs: t0 })],
    templates: [template],
    offers: [tea],
    ...options,
  });
  await rig.offers.addCodes('tea', codes, t0);
  return rig;
};
const said = ({ bus }: Awaited<ReturnType<typeof rigWith>>) =>
  bus.envelopes.flatMap(({ events }) => events.map(({ event }) => event));

describe('an offer in a journey', () => {
  it('is granted, said as an event of hers, and promised in the message', async () => {
    const rig = await rigWith();
    await rig.handle(rig.wake());

    expect(rig.provider.accepted.map(({ text }) => text)).toEqual(['10 % with TEA-1 until 16.03.']);
    expect(said(rig)).toEqual(['Offer Granted']);
    expect(rig.bus.envelopes[0]).toMatchObject({
      trust: 'internal',
      events: [{ profileId: 'ann', properties: { offer_id: 'tea', grant: { code: 'TEA-1' } } }],
    });
    expect(await rig.offers.stock('tea')).toMatchObject({ free: 0, taken: 1 });
  });

  it('goes its other way where none is left, and says why', async () => {
    const bye = { id: 'bye', kind: 'exit' as const, reason: 'nothing-for-her' };
    const rig = await rigWith({ journey: journeyOf({ ...promise, else: [bye] }, mail) }, []);
    await rig.handle(rig.wake());

    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'nothing-for-her' });
    expect(rig.timeline.entries()).toContainEqual(
      expect.objectContaining({ kind: 'skip', name: 'promise', reason: 'offer-none-left' }),
    );
    expect(rig.provider.accepted).toEqual([]);
  });

  it('goes on without where nobody published the offer', async () => {
    const rig = await rigWith({ offers: [] });
    await rig.handle(rig.wake());
    expect(rig.skips()).toContainEqual(expect.objectContaining({ reason: 'offer-unknown' }));
    expect(rig.provider.accepted).toHaveLength(1);
  });

  it('goes back to the pool when no message could tell her', async () => {
    const rig = await rigWith({ profiles: [ann({ consents: [] })] });
    await rig.handle(rig.wake());

    expect(rig.enrollment()?.status).toBe('completed');
    expect(said(rig)).toEqual(['Offer Granted', 'Offer Returned']);
    expect(await rig.offers.stock('tea')).toMatchObject({ free: 1, taken: 0 });
  });

  it('goes back when an order came before the message', async () => {
    const wait = { id: 'wait', kind: 'wait' as const, for: 'PT1H' };
    const rig = await rigWith({ journey: journeyOf(promise, wait, mail) });
    await rig.handle(rig.wake());
    expect(await rig.offers.stock('tea')).toMatchObject({ free: 0 });
    rig.edit({ lastOrder: { atMs: t0 + MINUTE_MS, source: 'pos' } });

    await rig.until(t0 + 2 * HOUR_MS);

    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'ordered' });
    expect(await rig.offers.stock('tea')).toMatchObject({ free: 1 });
  });

  it('goes back by the wake that is still armed, when whoever ended her journey died before', async () => {
    const wait = { id: 'wait', kind: 'wait' as const, for: 'PT1H' };
    const rig = await rigWith({ journey: journeyOf(promise, wait, mail) });
    await rig.handle(rig.wake());
    const stored = rig.enrollment();
    if (!stored) throw new Error();
    await rig.enrollments.save({ ...stored, status: 'exited', reason: 'ordered', endedAtMs: t0 });
    expect(await rig.offers.stock('tea')).toMatchObject({ free: 0 });

    await rig.until(t0 + 2 * HOUR_MS);
    expect(await rig.offers.stock('tea')).toMatchObject({ free: 1 });
  });

  it('stays hers where a site or a till shows it and no message does', async () => {
    const rig = await rigWith({ journey: journeyOf(promise) });
    await rig.handle(rig.wake());
    expect(said(rig)).toEqual(['Offer Granted']);
    expect(await rig.offers.stock('tea')).toMatchObject({ free: 0 });
  });

  it('is one, after a crash at whatever moment', async () => {
    const count = crashing((await rigWith()).ports, undefined);
    await createHandler(count.ports)((await rigWith()).wake());
    for (let call = 0; call < count.state.calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const rig = await rigWith({}, ['TEA-1', 'TEA-2']);
        const mortal = crashing(rig.ports, { call, moment });
        await createHandler(mortal.ports)(rig.wake()).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        rig.setTime(t0 + 3 * MINUTE_MS);
        await rig.handle(rig.wake());
        await rig.until(t0 + DAY_MS);

        const where = `${moment} call ${call}`;
        expect([where, rig.enrollment()?.status]).toEqual([where, 'completed']);
        expect([where, rig.offers.all().map(({ code }) => code)]).toEqual([where, ['TEA-1']]);
        const ids = rig.bus.envelopes.map(({ entryId }) => entryId);
        expect([where, new Set(ids).size]).toEqual([where, 1]);
        for (const { text } of rig.provider.accepted)
          expect([where, text]).toEqual([where, expect.stringContaining('TEA-1')]);
      }
  });
});
