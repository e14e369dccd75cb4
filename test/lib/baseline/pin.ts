import { writeFileSync } from 'node:fs';
import { statefulOf } from './stateful.ts';

/** What `npm run pin-state` does: says on purpose that what holds state is from now on what the stacks say. */
const file = new URL('./stateful.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(statefulOf(), undefined, 2)}\n`);
console.log(
  'Pinned. Read the diff of test/lib/baseline/stateful.json: what it replaces, a deployment replaces too.',
);
