import { parseArgs } from 'node:util';
import { runFaults } from './run.ts';

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
console.log(`${carts} carts, ${faults * 100} % of calls with a fault, seed ${seed}`);
console.warn = () => {};
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
console.table(violations.slice(0, 50));
console.log(
  `${violations.length} violations, seed ${seed}, ${Math.round((performance.now() - startedMs) / 1000)} s`,
);
process.exit(violations.length > 0 ? 1 : 0);
