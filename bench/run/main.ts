import { revision } from '../support/start.ts';
import { measureThroughput } from './throughput.ts';
import { measureUnits } from './units.ts';

console.log(`revision ${revision()}, Node ${process.version}`);
await measureUnits();
await measureThroughput();
