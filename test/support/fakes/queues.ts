import { saidOf } from '../../../core/queue/dead-letter.ts';
import type { QueueName, Queues, Redrive } from '../../../core/queue/queues.ts';

interface Message {
  body: string;
  sentAtMs: number;
  receivedTimes: number;
}

/** Queues in memory; what is put back is tried by nobody. */
export const fakeQueues = (names: readonly QueueName[] = ['profiles', 'wakes', 'jobs', 'schedules']) => {
  const waiting = new Map<string, Message[]>(names.map((name) => [name, []]));
  const dead = new Map<string, Message[]>(names.map((name) => [name, []]));
  const redrives = new Map<string, Redrive[]>();
  const at = (shelf: Map<string, Message[]>, name: string) => shelf.get(name) ?? [];

  const back = (name: QueueName, into: (one: Message) => QueueName): number => {
    const letters = at(dead, name).splice(0);
    for (const one of letters) at(waiting, into(one)).push({ ...one, receivedTimes: 0 });
    return letters.length;
  };

  const queues: Queues = {
    states: async () =>
      names.map((name) => ({
        ...{ name, waiting: at(waiting, name).length, inFlight: 0, later: 0 },
        dead: at(dead, name).length,
      })),
    has: (name): name is QueueName => dead.has(name),
    look: async (name) =>
      at(dead, name)
        .slice(0, 10)
        .map(({ body, sentAtMs, receivedTimes }, no) => ({
          ...{ id: `${name}-${no}`, ...saidOf(body), receivedTimes, sentAtMs },
        })),
    async redrive(name) {
      if (name === 'archive') return { kind: 'impossible' };
      if (at(dead, name).length === 0) return { kind: 'none-dead' };
      if (name === 'schedules')
        return {
          kind: 'moved',
          moved: back(name, ({ body }) => (saidOf(body).kind === 'job' ? 'jobs' : 'wakes')),
        };
      const total = back(name, () => name);
      const over: Redrive = { state: 'completed', startedAtMs: 0, moved: total, total };
      redrives.set(name, [over, ...(redrives.get(name) ?? [])]);
      return { kind: 'started' };
    },
    redrives: async (name) => redrives.get(name) ?? [],
    cancelRedrive: async () => false,
  };
  return {
    ...queues,
    die: (name: QueueName, body: string) =>
      void at(dead, name).push({ body, sentAtMs: 0, receivedTimes: 10 }),
    waiting: (name: QueueName) => at(waiting, name).map(({ body }) => body),
  };
};
