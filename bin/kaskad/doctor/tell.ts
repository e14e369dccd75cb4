import type { ExitCode, Say } from '../commands.ts';
import type { Finding, State } from './finding.ts';

const signs: Record<State, string> = { ok: '✓', note: '!', fault: '✗', unknown: '?' };
const words: Record<State, string> = {
  ok: 'in order',
  note: 'to look at',
  fault: 'to mend',
  unknown: 'not looked at',
};

/** A line for each finding, what to do beneath it, and how many there are of which kind. */
export const tellFindings = (findings: readonly Finding[], say: Say): void => {
  for (const { state, says, todo } of findings) {
    say(`${signs[state]} ${says}`);
    for (const [at, step] of (todo?.split('\n') ?? []).entries()) say(`  ${at === 0 ? '→' : ' '} ${step}`);
  }
  const counts = Map.groupBy(findings, ({ state }) => state);
  const sums = Object.keys(signs).flatMap((state) => {
    const count = counts.get(state as State)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${words[state as State]}`];
  });
  say(sums.join(', '));
};

/** What could not be looked at may be a fault. */
export const exitCodeOf = (findings: readonly Finding[]): ExitCode =>
  findings.some(({ state }) => state === 'fault' || state === 'unknown') ? 1 : 0;
