import type { Agenda, Cancel } from '../clock/agenda.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { Journal } from '../store/journal.ts';
import type { Schedule } from './schedule.ts';

export interface Schedules {
  get(group: string, name: string): Schedule | undefined;
  /** Creates or replaces. */
  put(schedule: Schedule): void;
  delete(group: string, name: string): boolean;
  list(): readonly Schedule[];
  firedSoFar(): number;
  /** Describes a schedule that is re-armed for the past over and over. */
  runaway(): string | undefined;
}

export interface SchedulesParts {
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  readonly journal: Journal;
  /** Hands the input to the target; throws where the target is unknown. */
  readonly deliver: (schedule: Schedule) => void;
}

/** So many schedules may be due on arrival within one second of virtual time; more is an endless loop. */
const MOST_LATE_BIRTHS = 1000;

const keyOf = (group: string, name: string) => `${group}/${name}`;

/** One-time schedules, fired by the agenda in order of due time. */
export function createSchedules({ clock, agenda, journal, deliver }: SchedulesParts): Schedules {
  const schedules = new Map<string, { schedule: Schedule; cancel: Cancel }>();
  const births = createBirthWatch();
  let fired = 0;

  function fire(schedule: Schedule): void {
    fired++;
    if (schedule.deleteAfterwards) remove(keyOf(schedule.group, schedule.name));
    deliver(schedule);
  }

  function remove(key: string): boolean {
    const entry = schedules.get(key);
    entry?.cancel();
    if (entry) journal.write({ kind: 'schedule-deleted', key });
    return schedules.delete(key);
  }

  function arm(schedule: Schedule): Cancel {
    if (!schedule.enabled || births.tooMany(schedule, clock.nowMs())) return () => undefined;
    return agenda.at(schedule.dueMs, () => fire(schedule));
  }

  function add(schedule: Schedule): void {
    const key = keyOf(schedule.group, schedule.name);
    schedules.get(key)?.cancel();
    schedules.set(key, { schedule, cancel: arm(schedule) });
  }

  for (const schedule of journal.restored.schedules) add(schedule);

  return {
    get: (group, name) => schedules.get(keyOf(group, name))?.schedule,
    put(schedule) {
      journal.write({ kind: 'schedule', key: keyOf(schedule.group, schedule.name), schedule });
      add(schedule);
    },
    delete: (group, name) => remove(keyOf(group, name)),
    list: () => [...schedules.values()].map(({ schedule }) => schedule),
    firedSoFar: () => fired,
    runaway: births.runaway,
  };
}

/** Watches for wakes that re-arm themselves in the past: those fire at once, so time would never pass. */
function createBirthWatch() {
  let second = 0;
  let count = 0;
  let culprit: string | undefined;
  return {
    runaway: () => culprit,
    tooMany({ dueMs, group, name }: Schedule, nowMs: number): boolean {
      const thisSecond = Math.floor(nowMs / 1000);
      if (thisSecond !== second) {
        [second, count, culprit] = [thisSecond, 0, undefined];
      }
      if (dueMs > nowMs || ++count <= MOST_LATE_BIRTHS) return false;
      culprit = `Schedules keep being created for the past, the latest is ${group}/${name}: it was not armed`;
      return true;
    },
  };
}
