import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CapAsk, Caps } from '../../core/contact/ports.ts';
import { dynamoCaps } from '../../functions/adapters/dynamo/caps.ts';
import { fakeCaps } from '../support/fakes/caps.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => Caps][] = [
  ['fake', fakeCaps],
  ['DynamoDB', () => dynamoCaps(table.client, table.tableName)],
];

const NOW = Date.parse('2026-03-02T12:00:00Z');
const HOUR = 3_600_000;
const today = (max: number, over: 'email' | 'sms' | 'total' = 'email') => ({
  over,
  max,
  fromDay: '2026-03-02',
});

describe.each(makers)('caps, %s', (name, make) => {
  const ask = (profileId: string, changes: Partial<CapAsk> = {}): CapAsk => ({
    profileIds: [`${profileId}-${name}`],
    channel: 'email',
    day: '2026-03-02',
    atMs: NOW,
    sendId: 's1',
    windows: [today(1)],
    forgetBeforeMs: NOW - 72 * HOUR,
    expiresAtSeconds: 2_000_000_000,
    ...changes,
  });

  it('let exactly as many through as there is room, however many ask at once', async () => {
    const caps = make();
    const many = Array.from({ length: 50 }, (_, index) =>
      ask('race', { sendId: `s${index}`, windows: [today(3)] }),
    );

    const granted = await Promise.all(many.map((each) => caps.reserve(each)));

    expect(granted.filter(Boolean)).toHaveLength(3);
  });

  it('keep a channel and the total at once, whichever is short, over several channels at once', async () => {
    const caps = make();
    const many = Array.from({ length: 50 }, (_, index) => {
      const channel = index % 2 === 0 ? ('email' as const) : ('sms' as const);
      return ask('both', {
        sendId: `s${index}`,
        channel,
        windows: [today(channel === 'sms' ? 2 : 9, channel), today(4, 'total')],
      });
    });

    const granted = await Promise.all(many.map((each) => caps.reserve(each)));

    const through = many.filter((_, index) => granted[index]);
    expect(through).toHaveLength(4);
    expect(through.filter(({ channel }) => channel === 'sms').length).toBeLessThanOrEqual(2);
  });

  it('take nothing of one window where another is full', async () => {
    const caps = make();
    await caps.reserve(ask('none'));
    const full = ask('none', { sendId: 's2', windows: [today(5, 'total'), today(1)] });
    expect(await caps.reserve(full)).toBe(false);

    const sms = { channel: 'sms' as const, windows: [today(2, 'total')] };
    expect(await caps.reserve(ask('none', { ...sms, sendId: 's3' }))).toBe(true);
    expect(await caps.reserve(ask('none', { ...sms, sendId: 's4' }))).toBe(false);
  });

  it('count in a rolling window what was sent after its beginning', async () => {
    const caps = make();
    await caps.reserve(ask('rolls', { atMs: NOW - 5 * HOUR, day: '2026-03-01' }));
    const at = (afterMs: number) =>
      ask('rolls', { sendId: 's2', windows: [{ over: 'email', max: 1, afterMs }] });

    expect(await caps.reserve(at(NOW - 6 * HOUR))).toBe(false);
    expect(await caps.reserve(at(NOW - 5 * HOUR))).toBe(true);
  });

  it('count a send on the day on which it asks again: the place of a day before is none', async () => {
    const caps = make();
    await caps.reserve(ask('night', { day: '2026-03-01', atMs: NOW - 24 * HOUR }));
    const late = ask('night', { windows: [today(1)] });

    expect(await caps.reserve(late)).toBe(true);
    expect(await caps.reserve(late)).toBe(true);
    expect(await caps.reserve(ask('night', { sendId: 's2' }))).toBe(false);

    await caps.reserve(ask('full', { day: '2026-03-01', atMs: NOW - 24 * HOUR }));
    await caps.reserve(ask('full', { sendId: 's2' }));
    expect(await caps.hasRoom(ask('full'))).toBe(false);
    expect(await caps.reserve(ask('full'))).toBe(false);
  });

  it('grant the same send again and count it once', async () => {
    const caps = make();

    expect(await caps.reserve(ask('again'))).toBe(true);
    expect(await caps.reserve(ask('again'))).toBe(true);
    expect(await caps.reserve(ask('again', { sendId: 's2' }))).toBe(false);
  });

  it('give the room back, once, and to nobody who had none', async () => {
    const caps = make();
    await caps.release(ask('back'));
    await caps.reserve(ask('back'));
    await caps.release(ask('back'));
    await caps.release(ask('back'));

    expect(await caps.reserve(ask('back', { sendId: 's2' }))).toBe(true);
    expect(await caps.reserve(ask('back', { sendId: 's3' }))).toBe(false);
  });

  it('count what a merged profile was sent, and earlier days of the period', async () => {
    const caps = make();
    await caps.reserve(ask('loser'));
    await caps.reserve(ask('winner', { sendId: 's2', day: '2026-03-01' }));
    const third = (max: number) =>
      ask('', {
        profileIds: [`winner-${name}`, `loser-${name}`],
        sendId: 's3',
        windows: [{ over: 'email', max, fromDay: '2026-03-01' }],
      });

    expect(await caps.reserve(third(2))).toBe(false);
    expect(await caps.reserve(third(3))).toBe(true);
  });

  it('forget what counts no longer', async () => {
    const caps = make();
    const all = { over: 'email' as const, max: 1, fromDay: '2026-01-01' };
    await caps.reserve(ask('old', { atMs: NOW - 73 * HOUR, day: '2026-02-27' }));
    await caps.reserve(ask('old', { sendId: 's2' }));
    await caps.release(ask('old', { sendId: 's2' }));

    expect(await caps.reserve(ask('old', { sendId: 's3', windows: [all] }))).toBe(true);
  });

  it('tell channels and people apart, and let nothing through at zero', async () => {
    const caps = make();
    await caps.reserve(ask('apart'));

    const sms = { channel: 'sms' as const, windows: [today(1, 'sms')] };
    expect(await caps.reserve(ask('apart', { ...sms, sendId: 's2' }))).toBe(true);
    expect(await caps.reserve(ask('other'))).toBe(true);
    expect(await caps.reserve(ask('zero', { windows: [today(0)] }))).toBe(false);
  });
});
