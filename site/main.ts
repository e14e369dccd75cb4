import { join } from 'node:path';
import { makeSite, root, writeSite } from './build.ts';

const site = makeSite();
for (const fault of site.faults) console.error(fault);
if (site.faults.length > 0) process.exit(1);
const folder = join(root, 'dist-docs');
await writeSite(site, folder);
console.log(`${site.html.size} pages in ${folder}`);
