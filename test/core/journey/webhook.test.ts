import { describe, expect, it } from '@jest/globals';
import { advance } from '../../../core/journey/advance.ts';
import { called } from '../../../core/journey/called.ts';
import { validateJourney } from '../../../core/journey/journey.ts';
import type { WebhookAnswer } from '../../../core/ports.ts';
import { ann, contact, enrolled, journeyOf, MINUTE, shop, switches, T0 } from './make.ts';

const step = {
  id: 'tell',
  kind: 'webhook',
  url: 'https://crm.example/hook',
  secret: 'crm',
  data: { product: { var: 'event.properties.product_id' }, stage: 'cart' },
};
const journey = journeyOf([step, { id: 'bye', kind: 'exit', reason: 'told' }]);
const ask = (enrollment = enrolled(journey), nowMs = T0) =>
  advance({ enrollment, journey, status: 'live', profile: ann(), contact, shop, switches, nowMs });
const faultsOf = (one: object) => {
  const checked = validateJourney({ id: 'j', trigger: { event: 'x' }, steps: [one] }, { templates: {} });
  return checked.kind === 'valid' ? [] : checked.faults.map(({ path }) => path);
};
const down: WebhookAnswer = { kind: 'failed', reason: 'http-503', again: true };

describe('a webhook step', () => {
  it('tells another system what is looked up then, and goes on', () => {
    const verdict = ask();
    expect(verdict).toEqual({
      kind: 'act',
      stepId: 'tell',
      act: { kind: 'webhook', url: step.url, secret: 'crm', data: { product: 'p1', stage: 'cart' } },
      next: 'bye',
    });
    if (verdict.kind !== 'act') throw new Error();

    const after = called(enrolled(journey), verdict, { kind: 'taken', status: 201 }, T0);
    expect(after).toMatchObject({ kind: 'send', reason: 'http-201' });
    expect(after.enrollment.position).toEqual({ stepId: 'bye', enteredStepAtMs: T0 });
  });

  it('may not name a secret that proves what others tell us', () => {
    expect(faultsOf(step)).toEqual([]);
    for (const secret of ['hook-shop', 'hook-shop-rest', 'exolve-callback'])
      expect(faultsOf({ ...step, secret })).toEqual(['/steps/0/secret']);
  });

  it('rests longer after each failure, and after five goes on without', () => {
    let enrollment = enrolled(journey);
    let nowMs = T0;
    const waits: number[] = [];
    for (let failed = 1; failed <= 4; failed++) {
      const verdict = ask(enrollment, nowMs);
      if (verdict.kind !== 'act') throw new Error(verdict.kind);
      const after = called(enrollment, verdict, down, nowMs);
      expect([after.kind, after.reason]).toEqual(['held', 'http-503']);
      enrollment = after.enrollment;
      const rest = ask(enrollment, nowMs);
      if (rest.kind !== 'rest') throw new Error(rest.kind);
      waits.push((rest.untilMs - nowMs) / MINUTE);
      nowMs = rest.untilMs;
    }
    expect(waits).toEqual([0.5, 1, 2, 4]);
    const verdict = ask(enrollment, nowMs);
    if (verdict.kind !== 'act') throw new Error(verdict.kind);
    const last = called(enrollment, verdict, down, nowMs);
    expect([last.kind, last.enrollment.position.stepId]).toEqual(['skip', 'bye']);
  });

  it('goes on without at once where calling again would not help', () => {
    const verdict = ask();
    if (verdict.kind !== 'act') throw new Error();
    const answer: WebhookAnswer = { kind: 'failed', reason: 'http-404', again: false };
    expect(called(enrolled(journey), verdict, answer, T0)).toMatchObject({
      kind: 'skip',
      reason: 'http-404',
    });
  });

  it('is refused with an address inside, a path from no root, a name that is none', () => {
    expect(faultsOf(step)).toEqual([]);
    expect(faultsOf({ ...step, url: 'https://10.0.0.1/' })).toEqual(['/steps/0/url']);
    expect(faultsOf({ ...step, data: { x: { var: 'weather.now' } } })).toEqual(['/steps/0/data/x/var']);
    expect(faultsOf({ ...step, secret: 'No Name' })).toEqual(['/steps/0/secret']);
  });
});
