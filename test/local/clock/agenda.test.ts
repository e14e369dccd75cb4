import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createAgenda } from '../../../local/clock/agenda.ts';
import { createVirtualClock } from '../../../local/clock/virtual-clock.ts';

function heldAgenda() {
  const clock = createVirtualClock(() => 0);
  clock.hold(1);
  return { clock, agenda: createAgenda(clock) };
}

describe('agenda', () => {
  it('runs entries in order of due time and then of planning', async () => {
    await fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 50 })), (dues) => {
        const { clock, agenda } = heldAgenda();
        const ran: [number, number][] = [];
        for (const [order, due] of dues.entries()) agenda.at(due, () => ran.push([due, order]));
        clock.hold(100);
        agenda.runDue();
        expect(ran).toEqual(
          dues.map((due, order): [number, number] => [due, order]).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        );
      }),
    );
  });

  it('leaves out what was cancelled and what is not due', () => {
    const { clock, agenda } = heldAgenda();
    const ran: string[] = [];
    const cancel = agenda.at(10, () => ran.push('cancelled'));
    agenda.at(20, () => ran.push('due'));
    agenda.at(30, () => ran.push('later'));
    cancel();

    clock.hold(20);
    agenda.runDue();

    expect(ran).toEqual(['due']);
    expect(agenda.nextDueMs()).toBe(30);
  });
});
