import { writeFileSync } from 'node:fs';
import { namedOf } from './named.ts';
import { statefulOf } from './stateful.ts';

/** What `npm run pin-state` does: says on purpose that what holds state or a name is from now on what the stacks say. */
for (const [file, pinned] of Object.entries({ 'stateful.json': statefulOf(), 'named.json': namedOf() }))
  writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(pinned, undefined, 2)}\n`);
console.log('Pinned. Read the diff of test/lib/baseline: what it replaces, a deployment replaces too.');
