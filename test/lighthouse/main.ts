import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { buildConsole } from '../../local/console/build-console.ts';
import { startLocalKaskad } from '../support/start-local.ts';
import { devices, type Measured, measure } from './measure.ts';
import { serveSignedIn } from './signed-in.ts';
import { fillShop } from './some-people.ts';

/** What a page must reach in the best of its loads: a busy machine makes a page slower, none makes it faster. */
const GOALS = { performance: 90, accessibility: 95 } as const;

const PAGES = ['/', '/journeys', '/journeys/cart-abandoned', '/templates', '/people', '/settings'];

const { values: flags } = parseArgs({
  options: {
    times: { type: 'string', default: '3' },
    page: { type: 'string', multiple: true, default: PAGES },
  },
});

const best = (loads: readonly Measured[], what: keyof typeof GOALS): number =>
  Math.max(...loads.map((load) => load[what]));

const line = (page: string, device: string, loads: readonly Measured[]): string => {
  const all = (of: (load: Measured) => unknown) => loads.map(of).join(' ');
  return [
    `${page} on ${device}: performance ${all(({ performance }) => performance)}`,
    `accessibility ${all(({ accessibility }) => accessibility)}`,
    `largest paint ${all(({ largestPaintMs }) => largestPaintMs)} ms`,
    `blocked ${all(({ blockedMs }) => blockedMs)} ms`,
    `shift ${all(({ shift }) => shift)}`,
    `speed of the machine ${all(({ speed }) => speed)}, its load ${loadavg()[0]?.toFixed(1)}`,
    ...new Set(loads.flatMap(({ faults }) => faults)),
  ].join(', ');
};

async function judge(url: string): Promise<boolean> {
  let isGood = true;
  for (const page of flags.page)
    for (const device of devices) {
      const loads: Measured[] = [];
      for (let time = 0; time < Number(flags.times); time++) {
        const load = await measure(`${url}${page}`, device);
        if (load) loads.push(load);
      }
      const misses = (Object.keys(GOALS) as (keyof typeof GOALS)[]).filter(
        (what) => best(loads, what) < GOALS[what],
      );
      if (misses.length > 0) isGood = false;
      console.log(`${misses.length > 0 ? '✕' : '✓'} ${line(page, device, loads)}`);
    }
  return isGood;
}

const folder = await buildConsole();
const kaskad = await startLocalKaskad({ pages: serveSignedIn(folder) });
try {
  await fillShop(kaskad);
  if (!(await judge(kaskad.url))) process.exitCode = 1;
} finally {
  await kaskad.stop();
}
process.exit();
