import type { ConsoleConfig } from './config.ts';
import { signOut } from './session.ts';

/** Out of the console, and with a user pool out of its session too: else the next one at this desk would be let in as this one. */
export const leave = async (config: ConsoleConfig | undefined): Promise<void> => {
  if (config?.signIn !== 'cognito') return signOut();
  const { leaveCognito } = await import('./cognito.ts');
  await leaveCognito(config);
};
