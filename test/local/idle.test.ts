import { afterEach, describe, expect, it } from '@jest/globals';
import { type Activity, createActivity } from '../../local/clock/activity.ts';
import { type Agenda, createAgenda } from '../../local/clock/agenda.ts';
import { createVirtualClock } from '../../local/clock/virtual-clock.ts';
import { StillWaiting, untilIdle } from '../../local/idle.ts';
import { createQueue, type Queue } from '../../local/queue/queue.ts';
import { noJournal } from '../../local/store/journal.ts';

const PATIENCE_MS = 30;

const agendas: Agenda[] = [];
afterEach(() => {
  for (const agenda of agendas.splice(0)) agenda.stop();
});

function queueCalled(name: string): Queue {
  const clock = createVirtualClock(() => 1);
  const agenda = createAgenda(clock);
  agendas.push(agenda);
  const model = {
    logicalId: name,
    name,
    arn: `arn:aws:sqs:local:0:${name}`,
    url: `http://local/${name}`,
    visibilityTimeoutSeconds: 180,
    delaySeconds: 0,
  } as const;
  return createQueue(model, {
    clock,
    agenda,
    journal: noJournal,
    deadLetters: () => undefined,
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function busyFor(activity: Activity, ms: number): Promise<void> {
  const end = activity.begin();
  await pause(ms);
  end();
}

describe('waiting for idle', () => {
  it('gives up on a message that only waits to be tried again, and names its queue', async () => {
    const [events, wakes] = [queueCalled('Events'), queueCalled('Wakes')];
    events.send('poison');
    events.receive(1);

    const waiting = untilIdle(createActivity(), [events, wakes], PATIENCE_MS);

    await expect(waiting).rejects.toThrow(StillWaiting);
    await expect(waiting).rejects.toThrow('wait to be tried again in Events (1);');
  });

  it('gives up although other work comes and goes', async () => {
    const activity = createActivity();
    const events = queueCalled('Events');
    events.send('poison');
    events.receive(1);
    let waits = true;
    const others = (async () => {
      while (waits) {
        await busyFor(activity, 1);
        await pause(1);
      }
    })();

    await expect(untilIdle(activity, [events], PATIENCE_MS)).rejects.toThrow(StillWaiting);
    waits = false;
    await others;
  });

  it('waits as long as it takes for what is running', async () => {
    const activity = createActivity();
    const events = queueCalled('Events');
    events.send('slow');
    const [receipt] = events.receive(1);
    const running = busyFor(activity, 3 * PATIENCE_MS).then(() => events.delete(receipt?.handle ?? ''));

    await untilIdle(activity, [events], PATIENCE_MS);

    expect(await running).toBe(true);
    expect(events.size()).toBe(0);
  });
});
