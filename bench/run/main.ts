import { revision } from '../support/start.ts';
import { measureGrowth } from './growth.ts';
import { measurePublish } from './publish.ts';
import { measureRules } from './rules/measure.ts';
import { measureSynth } from './synth.ts';
import { measureThroughput } from './throughput.ts';
import { measureUnits } from './units.ts';

console.log(`revision ${revision()}, Node ${process.version}`);
if (process.argv.includes('--growth')) await measureGrowth();
else if (process.argv.includes('--rules')) measureRules();
else if (process.argv.includes('--publish')) await measurePublish();
else {
  measureSynth();
  await measureUnits();
  await measureThroughput();
}
