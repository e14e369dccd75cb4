import { afterEach, describe, expect, it } from '@jest/globals';
import { createActivity } from '../../../local/clock/activity.ts';
import { createAdvance } from '../../../local/clock/advance.ts';
import { type Agenda, createAgenda } from '../../../local/clock/agenda.ts';
import { createVirtualClock } from '../../../local/clock/virtual-clock.ts';
import type { Schedule } from '../../../local/schedule/schedule.ts';
import { createSchedules } from '../../../local/schedule/schedules.ts';
import { noJournal } from '../../../local/store/journal.ts';

const START = Date.UTC(2026, 2, 2, 9);

const agendas: Agenda[] = [];
afterEach(() => {
  // The wall stands still here, so what is left over would be tried for ever.
  for (const agenda of agendas.splice(0)) agenda.stop();
});

function world(deliver: (schedule: Schedule) => void) {
  const clock = createVirtualClock(() => START);
  const agenda = createAgenda(clock);
  agendas.push(agenda);
  const schedules = createSchedules({ clock, agenda, journal: noJournal, deliver });
  const { firedSoFar, runaway } = schedules;
  const advance = createAdvance({ clock, agenda, activity: createActivity(), firedSoFar, runaway });
  return { clock, agenda, schedules, advance };
}

const schedule = (name: string, dueMs: number): Schedule => ({
  group: 'waits',
  name,
  dueMs,
  createdMs: START,
  modifiedMs: START,
  enabled: true,
  deleteAfterwards: true,
  targetArn: 'arn',
  input: '{}',
  definition: {},
});

describe('advance', () => {
  it('stands at the due time of every schedule while that is played', async () => {
    const seen: [string, number][] = [];
    const { clock, schedules, advance } = world(({ name }) => seen.push([name, clock.nowMs() - START]));
    schedules.put(schedule('b', START + 60_000));
    schedules.put(schedule('a', START + 30_000));
    schedules.put(schedule('too late', START + 90_001));

    const advanced = await advance((nowMs) => nowMs + 90_000);

    expect(seen).toEqual([
      ['a', 30_000],
      ['b', 60_000],
    ]);
    expect(advanced).toEqual({ nowMs: START + 90_000, fired: 2 });
    expect(schedules.list().map(({ name }) => name)).toEqual(['too late']);
  });

  it('plays what a wake arms within the window', async () => {
    const { schedules, advance } = world(({ name, dueMs }) => {
      if (name.length < 4) schedules.put(schedule(`${name}+`, dueMs + 10_000));
    });
    schedules.put(schedule('w', START + 10_000));

    expect(await advance((nowMs) => nowMs + 60_000)).toMatchObject({ fired: 4 });
  });

  it('ends a wake that re-arms itself in the past forever, and says which', async () => {
    const { schedules, advance, clock } = world(() => schedules.put(schedule('again', START)));
    schedules.put(schedule('again', START + 1_000));

    await expect(advance((nowMs) => nowMs + 60_000)).rejects.toThrow(/waits\/again/);
    expect(clock.held).toBe(false);
  });
});
