import { createInterface } from 'node:readline/promises';
import { CannotTell } from '../cannot-tell.ts';

/** A yes or no at the prompt; where nobody sits at one, `--yes` has to be said. */
const atPrompt = async (question: string): Promise<boolean> => {
  if (!process.stdin.isTTY) throw new CannotTell(`${question} Nobody is here to ask: say --yes.`);
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await prompt.question(`${question} [y/N] `)).trim());
  } finally {
    prompt.close();
  }
};

export const askedUnless = (yes: boolean) => (yes ? async () => true : atPrompt);
