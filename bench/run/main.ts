import { revision } from '../support/start.ts';
import { measureGrowth } from './growth.ts';
import { measureSynth } from './synth.ts';
import { measureThroughput } from './throughput.ts';
import { measureUnits } from './units.ts';

console.log(`revision ${revision()}, Node ${process.version}`);
if (process.argv.includes('--growth')) await measureGrowth();
else {
  measureSynth();
  await measureUnits();
  await measureThroughput();
}
