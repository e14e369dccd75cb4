import { exitOnSignals } from './group.ts';
import { startMiniStack } from './ministack.ts';
import { phase, total } from './phase.ts';
import { rehearse } from './rehearse.ts';

exitOnSignals();
const emulator = await phase('start the emulator', startMiniStack);
if ('missing' in emulator) {
  console.warn(
    `\n!!! The deploy test was not run. skipped: ${emulator.missing} (it needs Python 3.11 or newer) !!!\n`,
  );
} else {
  try {
    await rehearse(emulator.url);
  } catch (error) {
    console.error(error);
    console.error(`The emulator's log: ${emulator.logFile}`);
    process.exitCode = 1;
  } finally {
    await phase('stop the emulator', emulator.stop);
  }
  console.log(`${process.exitCode ? 'FAILED' : 'passed'} in ${total()} s`);
}
