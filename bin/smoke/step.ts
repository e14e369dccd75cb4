import type { Say } from '../kaskad/commands.ts';

/** One thing that is done, and how it is taken back whatever comes after it. */
export interface Step {
  readonly name: string;
  run(): Promise<void>;
  /** Also where `run` has failed half-way: it finds what is there. */
  undo?(): Promise<void>;
}

export interface Walked {
  /** The first that failed, and why. */
  failed?: { name: string; error: unknown };
  /** Names of what was taken back. */
  undone: string[];
  /** What could not be. */
  stayed: { name: string; error: unknown }[];
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const undoAll = async (begun: readonly Step[], say: Say): Promise<Pick<Walked, 'undone' | 'stayed'>> => {
  const undone: string[] = [];
  const stayed: Walked['stayed'] = [];
  for (const { name, undo } of begun.toReversed()) {
    if (!undo) continue;
    try {
      await undo();
      undone.push(name);
    } catch (error) {
      say(`✗ taking back: ${name}: ${wordsOf(error)}`);
      stayed.push({ name, error });
    }
  }
  return { undone, stayed };
};

/** One after the other up to the first that fails; then all that were begun are taken back, the last first. */
export const walk = async (steps: readonly Step[], say: Say): Promise<Walked> => {
  const begun: Step[] = [];
  let failed: Walked['failed'];
  for (const step of steps) {
    begun.push(step);
    try {
      await step.run();
      say(`✓ ${step.name}`);
    } catch (error) {
      failed = { name: step.name, error };
      say(`✗ ${step.name}: ${wordsOf(error)}`);
      break;
    }
  }
  return { ...(failed && { failed }), ...(await undoAll(begun, say)) };
};
