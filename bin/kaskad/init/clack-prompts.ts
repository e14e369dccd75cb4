import { cancel, confirm, isCancel, text } from '@clack/prompts';
import { CannotTell } from '../cannot-tell.ts';
import type { Prompts } from './ask.ts';

const unlessLeft = <T>(answer: T): Exclude<T, symbol> => {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel('Nothing was written.');
  throw new CannotTell('Left.');
};

/** At the terminal; Ctrl-C leaves, and nothing is written. */
export const clackPrompts: Prompts = {
  async text({ message, such, proposed, refuse }) {
    const validate = (value: string | undefined) => refuse(value ?? '');
    return unlessLeft(await text({ message, placeholder: such, initialValue: proposed, validate })) ?? '';
  },
  async confirm(message) {
    return unlessLeft(await confirm({ message, initialValue: true }));
  },
};
