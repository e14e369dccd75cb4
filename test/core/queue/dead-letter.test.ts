import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { saidOf } from '../../../core/queue/dead-letter.ts';

const entryOf = (detail: object) => JSON.stringify({ source: 'shop.web', detail });

describe('what a dead letter is about', () => {
  it.each([
    ['{"profileId":"p","enrollmentId":"e","wakeNo":2}', 'wake'],
    ['{"profileId":"p","clockNo":2,"armedAtMs":1}', 'wake'],
    ['{"test":{"channel":"email","to":"ann@example.com"}}', 'wake'],
    ['{"jobId":"j","step":3}', 'job'],
    ['{"v":1,"counts":[],"people":[]}', 'counts'],
    ['no json', 'unknown'],
    ['[]', 'unknown'],
    ['{}', 'unknown'],
  ])('%s', (body, kind) => {
    expect(saidOf(body)).toEqual({ kind, names: [] });
  });

  it('names events, each once', () => {
    const events = ['Product Added', 'Product Added', 'Order Completed'].map((event) => ({ event }));

    expect(saidOf(entryOf({ events }))).toEqual({
      kind: 'events',
      names: ['Product Added', 'Order Completed'],
    });
  });

  it('takes entries that are broken', () => {
    expect(saidOf(entryOf({ events: [null, { event: 7 }] }))).toEqual({ kind: 'events', names: [] });
    expect(saidOf(entryOf({}))).toEqual({ kind: 'delivery', names: [] });
  });

  it('names what was reported of a message', () => {
    expect(saidOf(entryOf({ type: 'bounced' })).names).toEqual(['bounced']);
    expect(saidOf(entryOf({ eventType: 'Complaint' })).names).toEqual(['Complaint']);
    expect(saidOf('{"eventType":"TEXT_BLOCKED","destinationPhoneNumber":"+49"}')).toEqual({
      kind: 'delivery',
      names: ['TEXT_BLOCKED'],
    });
  });

  it('shows nothing of a person, whatever is in it', () => {
    const secret = 'ann@example.com';
    const anywhere = fc.object({ maxDepth: 3, values: [fc.constant(secret), fc.integer()] });
    fc.assert(
      fc.property(anywhere, anywhere, (properties, more) => {
        const events = [{ ...more, event: 'Order Completed', properties, userId: secret }];
        expect(JSON.stringify(saidOf(entryOf({ ...more, events })))).not.toContain(secret);
      }),
    );
  });

  it('keeps names short and few', () => {
    const events = Array.from({ length: 30 }, (_, no) => ({ event: `${no} ${'x'.repeat(300)}` }));
    const { names } = saidOf(entryOf({ events }));

    expect(names).toHaveLength(10);
    expect(Math.max(...names.map(({ length }) => length))).toBe(64);
  });
});
