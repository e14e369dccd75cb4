import type { Case, Evidence, Violation } from './evidence.ts';

/** I4: the provider takes a message once, whatever its attempts are called. */
export const once = ({ cases }: Evidence): Violation[] => cases.flatMap(twice);

const twice = ({ person: { no: person }, attempts }: Case): Violation[] => {
  const byMessage = Map.groupBy(
    attempts,
    ({ enrollmentId, stepId, channel }) => `${enrollmentId} ${stepId} ${channel}`,
  );
  return [...byMessage.values()].flatMap((same) => {
    const times = same.reduce((sum, { accepted }) => sum + accepted, 0);
    return times > 1 ? [{ invariant: 'I4', what: `${same[0]?.channel} taken ${times} times`, person }] : [];
  });
};
