import { messageOf, type Trouble, troubleOf } from '../aws/said-by-aws.ts';
import type { Finding, Found, Probe } from './finding.ts';

const unseen = (trouble: Trouble, { about, allow }: Probe, error: unknown): Found => {
  switch (trouble) {
    case 'denied':
      return { state: 'unknown', says: `May not look at ${about}.`, todo: `Allow ${allow.join(', ')}.` };
    case 'away':
      return {
        state: 'unknown',
        says: `${about}: no answer in time.`,
        todo: 'Look again, or at your network.',
      };
    case 'no-credentials':
    case 'other':
      return { state: 'unknown', says: `${about}: ${messageOf(error)}`, todo: 'Look again.' };
  }
};

/** Looks at everything at once; what cannot be looked at keeps nothing else from being looked at. */
export const examine = async (probes: readonly Probe[]): Promise<Finding[]> => {
  const found = probes.map(async (probe): Promise<Finding[]> => {
    const { about } = probe;
    try {
      return (await probe.look()).map((one) => ({ about, ...one }));
    } catch (error) {
      return [{ about, ...unseen(troubleOf(error), probe, error) }];
    }
  });
  return (await Promise.all(found)).flat();
};
