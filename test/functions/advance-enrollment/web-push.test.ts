import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../core/duration.ts';
import { AddressGone } from '../../../core/errors.ts';
import type { LinkedIdentity } from '../../../core/profile/profile.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, t0 } from '../../support/ann.ts';

const due = t0 + HOUR_MS;
const browser = (value: string, linkedAtMs: number): LinkedIdentity => ({
  namespace: 'webPush',
  value,
  linkedAtMs,
});
const phone: LinkedIdentity = { namespace: 'deviceToken', value: 'app', linkedAtMs: t0, deviceType: 'ios' };

/** Ann with these devices besides her addresses. */
const armed = async (...devices: LinkedIdentity[]) => {
  const rig = advanceRig({ profiles: [ann({ identities: [...ann().identities, ...devices] })] });
  Object.assign(rig.ports.senders, { webpush: rig.provider.senders.push });
  await rig.wakes.arm(rig.wake(), due);
  return rig;
};
type Rig = Awaited<ReturnType<typeof armed>>;
const attempts = ({ provider }: Rig) => provider.attempts.map(({ channel, to }) => [channel, to]);
const gone =
  (...addresses: string[]) =>
  ({ to }: { to: string }) => {
    if (addresses.includes(to)) throw new AddressGone('test', 'gone');
  };
const dropped = ({ bus }: Rig) =>
  bus.envelopes.flatMap(({ events }) => events.map(({ event, properties }) => [event, properties?.value]));

describe('the push rung', () => {
  it('reaches a browser where she has no app, and the cascade goes on as after any push', async () => {
    const rig = await armed(browser('b', t0));

    await rig.until(due + 2 * HOUR_MS);

    expect(attempts(rig)).toEqual([
      ['webpush', 'b'],
      ['email', 'ann@example.com'],
    ]);
    const [message] = rig.provider.accepted;
    expect(message).toMatchObject({ rung: 0, lastsMs: 2 * HOUR_MS, from: 'mailto:shop@example.com' });
    expect(message?.leavesByMs).toBe(due + SECOND_MS);
    expect(message?.url).toMatch(/^https:\/\/k\.example\/c\//);
  });

  it('reaches the app of whoever has one, and no browser besides', async () => {
    const rig = await armed(browser('b', t0), phone);

    await rig.until(due);

    expect(attempts(rig)).toEqual([['push', 'app']]);
  });

  it('goes on to the device before when the latest is gone, which is dropped; one message is sent', async () => {
    const rig = await armed(browser('old', t0), browser('new', t0 + 1), browser('newer', t0 + 2));
    rig.provider.script.before = gone('newer', 'new');

    await rig.until(due);

    expect(attempts(rig).map(([, to]) => to)).toEqual(['newer', 'new', 'old']);
    expect(new Set(rig.provider.attempts.map(({ sendId }) => sendId)).size).toBe(1);
    expect(dropped(rig)).toEqual([
      ['Device Dropped', 'newer'],
      ['Device Dropped', 'new'],
    ]);
    expect(rig.enrollment()?.sends).toMatchObject([{ channel: 'webpush', outcome: 'sent' }]);
  });

  it('is asked for again, and not sent on an old look, when it took long to hear that a device is gone', async () => {
    const rig = await armed(browser('old', t0), browser('new', t0 + 1));
    rig.provider.script.before = (message) => {
      if (message.to === 'new') rig.setTime(due + 2_000);
      gone('new')(message);
    };

    await rig.until(due);
    expect(attempts(rig).map(([, to]) => to)).toEqual(['new']);

    await rig.until(due + MINUTE_MS);
    expect(rig.enrollment()?.sends).toMatchObject([{ outcome: 'held' }, { outcome: 'sent' }]);
    expect(attempts(rig).at(-1)).toEqual(['webpush', 'old']);
  });

  it('says of each device by itself whether it was gone once', async () => {
    const back = (value: string, linkedAtMs: number): LinkedIdentity => ({
      ...{ ...phone, value, linkedAtMs },
      goneAtMs: linkedAtMs - 1,
    });
    const rig = await armed(
      back('oldest', t0),
      { ...phone, value: 'old', linkedAtMs: t0 + 1 },
      back('new', t0 + 2),
    );
    rig.provider.script.before = gone('new', 'old');

    await rig.until(due);

    expect(rig.provider.attempts.map(({ to, isBack }) => [to, isBack])).toEqual([
      ['new', true],
      ['old', undefined],
      ['oldest', true],
    ]);
  });

  it('is skipped for want of an address when no device is left', async () => {
    const rig = await armed({ ...phone, value: 'wiped' });
    rig.provider.script.before = gone('wiped');

    await rig.until(due);

    expect(rig.skips()).toMatchObject([{ channel: 'push', reason: 'no-address' }]);
    expect(dropped(rig)).toEqual([['Device Dropped', 'wiped']]);
    expect(attempts(rig).map(([channel]) => channel)).toEqual(['push', 'email']);
  });

  it('falls to her browser when the last of her apps turns out to be gone, as one message', async () => {
    const rig = await armed(browser('b', t0 - 1), { ...phone, value: 'old' }, { ...phone, value: 'wiped' });
    rig.provider.script.before = gone('old', 'wiped');

    await rig.until(due);

    expect(attempts(rig)).toEqual([
      ['push', 'wiped'],
      ['push', 'old'],
      ['webpush', 'b'],
    ]);
    expect(dropped(rig)).toHaveLength(2);
    expect(rig.skips()).toEqual([]);
    expect(rig.enrollment()?.sends).toMatchObject([{ channel: 'webpush', outcome: 'sent' }]);
    expect(rig.enrollment()?.claim).toBeUndefined();
  });

  it('goes on to the next rung when app and browser are gone alike', async () => {
    const rig = await armed(browser('b', t0), { ...phone, value: 'wiped' });
    rig.provider.script.before = gone('b', 'wiped');

    await rig.until(due);

    expect(rig.skips()).toMatchObject([{ channel: 'webpush', reason: 'no-address' }]);
    expect(attempts(rig).map(([channel]) => channel)).toEqual(['push', 'webpush', 'email']);
  });

  it('leaves out devices that are blocked or that she denied', async () => {
    const rig = await armed(browser('blocked', t0), browser('denied', t0 + 1), browser('gone', t0 + 2));
    await rig.suppressions.add('webpush', 'blocked', 'complained', t0);
    const said = { channel: 'webpush', purpose: 'marketing' } as const;
    const denied = { ...said, address: 'denied', status: 'denied', atMs: t0 - DAY_MS } as const;
    const granted = { ...said, address: 'gone', status: 'granted', atMs: t0 - HOUR_MS } as const;
    rig.edit({ consents: [...ann().consents, granted, denied] });
    rig.provider.script.before = gone('gone');

    await rig.until(due);

    expect(attempts(rig)).toEqual([
      ['webpush', 'gone'],
      ['email', 'ann@example.com'],
    ]);
  });
});
