import { WrongStage } from '../../../lib/wrong-stage.ts';
import type { ExitCode } from '../commands.ts';

export const say = (line: string): void => console.log(line);

/** 0 done or no difference, 1 faults or differences, 2 could not be done. */
export const run = async (work: () => Promise<ExitCode>): Promise<void> => {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof WrongStage ? 1 : 2;
  }
};
