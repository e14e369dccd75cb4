import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import { afterRestore } from '../../../core/journey/after-restore.ts';
import { enrolled, t0 } from '../../support/ann.ts';

const untilMs = t0 + 2 * HOUR_MS;
const nowMs = t0 + 3 * HOUR_MS;
const rearmed = (changes: Partial<ReturnType<typeof enrolled>>) =>
  afterRestore({ ...enrolled(), ...changes }, { untilMs, nowMs });

describe('somebody inside a journey after a restore', () => {
  it('goes on when she was due after the time that is lost', () => {
    const after = rearmed({ wakesAtMs: untilMs + 1, wakeNo: 3 });

    expect(after.mayHaveLeft).toBe(false);
    expect(after.enrollment.wakesAtMs).toBe(untilMs + 1);
    expect(after.enrollment.wakeNo).toBeGreaterThan(1_000);
  });

  it('is far too late when she was due in it, so that it is dropped', () => {
    const after = rearmed({ wakesAtMs: untilMs });

    expect(after.mayHaveLeft).toBe(true);
    expect(nowMs - (after.enrollment.wakesAtMs ?? nowMs)).toBeGreaterThan(6 * HOUR_MS);
  });

  it('is dropped where a replay tells her step only now of what it heard in that time', () => {
    const heardAtMs = (atMs: number) =>
      rearmed({ wakesAtMs: nowMs, heard: { idle: { event: 'Order Completed', atMs } } });

    expect(heardAtMs(untilMs).mayHaveLeft).toBe(true);
    expect(heardAtMs(untilMs + 1).mayHaveLeft).toBe(false);
  });

  it('never gets a later time than she had', () => {
    const wakesAtMs = t0 - 3 * DAY_MS;

    expect(rearmed({ wakesAtMs }).enrollment.wakesAtMs).toBe(wakesAtMs);
  });

  it('who waits for a resume or an operator waits on, and is far too late then', () => {
    const parked = rearmed({ wakesAtMs: untilMs + DAY_MS, parkedDueAtMs: t0 });
    const held = rearmed({ wakesAtMs: untilMs + DAY_MS, heldDueAtMs: t0 });

    expect(nowMs - (parked.enrollment.parkedDueAtMs ?? nowMs)).toBeGreaterThan(6 * HOUR_MS);
    expect(nowMs - (held.enrollment.heldDueAtMs ?? nowMs)).toBeGreaterThan(6 * HOUR_MS);
  });
});
