import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { runFaults } from './run.ts';

/** All of a world is held in memory: more carts are several worlds, one after another, of seeds that follow each other. */
const MOST_IN_A_WORLD = 1_000;

const { values } = parseArgs({
  options: {
    carts: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    faults: { type: 'string', default: '0.1' },
    /** Shows what is known of whomever something went wrong for. */
    show: { type: 'boolean', default: false },
  },
});
const [carts, seed, faults] = [Number(values.carts), Number(values.seed), Number(values.faults)];

const oneWorld = async (): Promise<boolean> => {
  console.log(`${carts} carts, ${faults * 100} % of calls with a fault, seed ${seed}`);
  console.warn = () => {};
  console.error = () => {};
  Error.stackTraceLimit = 0;
  const startedMs = performance.now();
  const { violations, suspects, faults: done, ...figures } = await runFaults({ carts, seed, faults });
  if (values.show)
    for (const { attempts, ...one } of suspects)
      console.dir(
        { ...one, attempts: attempts.map(({ by: _by, text: _text, ...rest }) => rest) },
        { depth: 5 },
      );
  console.log(figures);
  console.table(done);
  if (violations.length > 0) console.table(violations.slice(0, 50));
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  console.log(`${violations.length} violations, seed ${seed}, ${seconds} s`);
  return violations.length === 0;
};

const anotherProcess = (no: number): boolean => {
  const size = Math.min(MOST_IN_A_WORLD, carts - no * MOST_IN_A_WORLD);
  const own = ['--carts', String(size), '--seed', String(seed + no), '--faults', String(faults)];
  const more = values.show ? ['--show'] : [];
  const { status } = spawnSync(process.execPath, [import.meta.filename, ...own, ...more], {
    stdio: 'inherit',
  });
  return status === 0;
};

const manyWorlds = (): boolean => {
  const worlds = Array.from({ length: Math.ceil(carts / MOST_IN_A_WORLD) }, (_, no) => anotherProcess(no));
  const bad = worlds.filter((isGood) => !isGood).length;
  console.log(`${carts} carts in ${worlds.length} worlds, ${bad} of them with violations, seed ${seed}`);
  return bad === 0;
};

process.exit((carts > MOST_IN_A_WORLD ? manyWorlds() : await oneWorld()) ? 0 : 1);
