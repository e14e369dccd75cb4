import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { runBadList } from './bad-list.ts';
import type { Violation } from './observer/evidence.ts';
import { runFaults } from './run.ts';
import { shopUnderFaults } from './shop/main.ts';

/** All of a world is held in memory: more carts are several worlds, one after another, of seeds that follow each other. */
const MOST_IN_A_WORLD = 1_000;

const { values } = parseArgs({
  options: {
    carts: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    faults: { type: 'string', default: '0.1' },
    /** Which one of the worlds is this process; all of them, each in a process of its own, without it. */
    world: { type: 'string' },
    /** Shows what is known of whomever something went wrong for. */
    show: { type: 'boolean', default: false },
    /** Instead of all that the people of Online Retail, counted twice: so many days, and receipts at most, of the file in this folder. */
    shop: { type: 'boolean', default: false },
    data: { type: 'string', default: process.env.KASKAD_DATA ?? '../shared/data' },
    days: { type: 'string', default: '7' },
    receipts: { type: 'string', default: '1000000' },
  },
});
const [carts, seed, faults] = [Number(values.carts), Number(values.seed), Number(values.faults)];

/** A good list of more than a thousand and then a bad one: when does marketing mail stop? */
const LISTS = { good: 1_000, bad: 400, mailsBefore: 0 };

type Worlds = Record<string, () => Promise<boolean>>;
const worlds: Worlds = {
  async carts() {
    console.log(`${carts} carts, ${faults * 100} % of calls with a fault, seed ${seed}`);
    const { violations, suspects, faults: done, ...figures } = await runFaults({ carts, seed, faults });
    if (values.show)
      for (const { attempts, marketing: _same, ...one } of suspects)
        console.dir(
          { ...one, attempts: attempts.map(({ by: _by, text: _text, ...rest }) => rest) },
          { depth: 5 },
        );
    console.dir(figures, { depth: 5 });
    console.table(done);
    return told(violations);
  },
  async 'bad list'() {
    console.log(`a good list and a bad one, ${faults * 100} % of calls with a fault, seed ${seed}`);
    const { violations, report, ...figures } = await runBadList({ ...LISTS, seed, faults });
    console.log({ ...figures, calls: report.calls, injected: report.injected });
    return told(violations);
  },
};

const told = (violations: readonly Violation[]): boolean => {
  if (violations.length > 0) console.table(violations.slice(0, 50));
  const seconds = Math.round(performance.now() / 1000);
  console.log(`${violations.length} violations, seed ${seed}, ${seconds} s`);
  return violations.length === 0;
};

const oneWorld = (name: string): Promise<boolean> => {
  console.info = () => {};
  console.warn = () => {};
  console.error = () => {};
  Error.stackTraceLimit = 0;
  return worlds[name]?.() ?? Promise.resolve(false);
};

const inProcess = (world: string, size: number, no: number): boolean => {
  const own = ['--carts', String(size), '--seed', String(seed + no), '--faults', String(faults)];
  const more = ['--world', world, ...(values.show ? ['--show'] : [])];
  const { status } = spawnSync(process.execPath, [import.meta.filename, ...own, ...more], {
    stdio: 'inherit',
  });
  return status === 0;
};

const allWorlds = (): boolean => {
  const sizes = Array.from({ length: Math.ceil(carts / MOST_IN_A_WORLD) }, (_, no) =>
    Math.min(MOST_IN_A_WORLD, carts - no * MOST_IN_A_WORLD),
  );
  const outcomes = [...sizes.map((size, no) => inProcess('carts', size, no)), inProcess('bad list', 0, 0)];
  const bad = outcomes.filter((isGood) => !isGood).length;
  console.log(
    `${carts} carts in ${sizes.length} worlds and a bad list, ${bad} of them with violations, seed ${seed}`,
  );
  return bad === 0;
};

const shop = (): Promise<boolean> =>
  shopUnderFaults({
    ...{ data: values.data, days: Number(values.days), most: Number(values.receipts), seed, faults },
  });

if (values.shop) process.exit((await shop()) ? 0 : 1);
process.exit((values.world === undefined ? allWorlds() : await oneWorld(values.world)) ? 0 : 1);
