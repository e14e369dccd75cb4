import { seedLocal } from '../../local/seed.ts';
import { startLocal } from '../../local/start.ts';
import { LOCAL_ASSEMBLY, synthesize } from '../../local/synthesize.ts';
import { countUnits, dollarsOf } from './count-units.ts';
import { browsing, shopping } from './events.ts';
import { type Metered, startMetered } from './metered.ts';

const REQUESTS = 100;
/** Enough to fill what a profile remembers of recent messages and bus entries. */
const WARM_UP = 30;
const SIZES = [1, 10, 20];
const PEOPLE = { 'typical person': browsing, 'open cart': shopping };

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

const rowOf = async (metered: Metered, doing: typeof browsing, size: number) => {
  const person = `${doing.name}-${size}`;
  await metered.meet(person);
  await metered.visit({ person, doing, size, requests: WARM_UP });
  const units = countUnits(await metered.visit({ person, doing, size, requests: REQUESTS }));
  return {
    ...Object.fromEntries(
      Object.entries(units).map(([name, value]) => [name, rounded(value / REQUESTS)] as const),
    ),
    '$/1M events': rounded((dollarsOf(units) / (REQUESTS * size)) * 1e6, 3),
  };
};

/** Counts AWS's units of known people's requests, one after the other, on the whole system. */
export const measureUnits = async () => {
  await synthesize();
  const metered = await startMetered((options) =>
    startLocal({ assembly: LOCAL_ASSEMBLY, port: 0, seed: seedLocal, ...options }),
  );
  const rows: Record<string, Record<string, number>> = {};
  try {
    for (const [who, doing] of Object.entries(PEOPLE))
      for (const size of SIZES) rows[`${who}, ${size} a request`] = await rowOf(metered, doing, size);
  } finally {
    await metered.local.stop();
  }
  console.log(
    'AWS units per request, each request its own batch; dollars without the time that functions run:',
  );
  console.table(rows);
};
