import { seedLocal } from '../../local/seed.ts';
import { startLocal } from '../../local/start.ts';
import { LOCAL_ASSEMBLY, synthesize } from '../../local/synthesize.ts';
import { countUnits } from './count-units.ts';
import { browsing, post, requestOf } from './events.ts';
import { startMetered } from './metered.ts';

/** So many events of history, and what one more request of twenty costs then. */
const STAGES = [1, 1_000, 10_000, 100_000];
const SIZE = 20;
const REQUESTS = 20;
/** As large as a request may be. */
const FILLING = 500;
/** What is on its way at once: the bus and the queue of one process are not what is measured. */
const BETWEEN_RESTS = 10;

const rounded = (value: number): number => Number(value.toFixed(2));

/** Counts the units and the time of one person's requests as her history grows: both are to stay as they are. */
export const measureGrowth = async (): Promise<void> => {
  await synthesize();
  const { local, meet, visit } = await startMetered((options) =>
    startLocal({ assembly: LOCAL_ASSEMBLY, port: 0, seed: seedLocal, ...options }),
  );
  const person = 'growing';
  const rows: Record<string, Record<string, number>> = {};
  let events = 0;
  const grow = async (target: number) => {
    for (let request = 1; events < target; request++) {
      const size = Math.min(FILLING, target - events);
      await post(local.url, requestOf(person, size, `filling-${events}`, browsing));
      events += size;
      if (request % BETWEEN_RESTS === 0) await local.idle();
    }
    await local.idle();
  };
  try {
    await meet(person);
    for (const stage of STAGES) {
      await grow(stage);
      const fromMs = performance.now();
      const units = countUnits(await visit({ person, doing: browsing, size: SIZE, requests: REQUESTS }));
      const ms = (performance.now() - fromMs) / REQUESTS;
      events += SIZE * REQUESTS;
      rows[`${stage.toLocaleString('en')} events`] = {
        'profile writes': rounded(units.profileWriteUnits / REQUESTS),
        'history writes': rounded(units.historyWriteUnits / REQUESTS),
        'other writes': rounded(units.otherWriteUnits / REQUESTS),
        reads: rounded(units.readUnits / REQUESTS),
        'ms, request to idle': rounded(ms),
      };
    }
  } finally {
    await local.stop();
  }
  console.log(`One person's requests of ${SIZE} events, as her history grows:`);
  console.table(rows);
};
