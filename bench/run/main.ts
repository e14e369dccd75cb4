import { revision } from '../support/start.ts';
import { measureBacktest } from './backtest/measure.ts';
import { measureBroadcast } from './broadcast.ts';
import { measureCounts } from './counts/measure.ts';
import { measureDashboard } from './dashboard.ts';
import { measureExperiments } from './experiments/measure.ts';
import { measureGrowth } from './growth.ts';
import { measurePublish } from './publish.ts';
import { measureMany } from './rules/many.ts';
import { measureRules } from './rules/measure.ts';
import { measureSynth } from './synth.ts';
import { measureThroughput } from './throughput.ts';
import { measureUnits } from './units.ts';
import { measureWaits } from './waits/measure.ts';

console.log(`revision ${revision()}, Node ${process.version}`);
if (process.argv.includes('--growth')) await measureGrowth();
else if (process.argv.includes('--broadcast')) await measureBroadcast();
else if (process.argv.includes('--backtest')) await measureBacktest();
else if (process.argv.includes('--rules')) measureRules();
else if (process.argv.includes('--publish')) await measurePublish();
else if (process.argv.includes('--experiments')) measureExperiments();
else if (process.argv.includes('--counts')) await measureCounts();
else if (process.argv.includes('--dashboard')) await measureDashboard();
else if (process.argv.includes('--waits')) measureWaits();
else if (process.argv.includes('--many')) measureMany();
else {
  measureSynth();
  await measureUnits();
  await measureThroughput();
}
