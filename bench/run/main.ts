import { revision } from '../support/start.ts';
import { measureSynth } from './synth.ts';
import { measureThroughput } from './throughput.ts';
import { measureUnits } from './units.ts';

console.log(`revision ${revision()}, Node ${process.version}`);
measureSynth();
await measureUnits();
await measureThroughput();
