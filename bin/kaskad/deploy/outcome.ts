import { outputOf, type StageStack } from '../aws/stage-stacks.ts';
import type { Say } from '../commands.ts';
import { examine } from '../doctor/examine.ts';
import type { Finding } from '../doctor/finding.ts';
import { missingStacks } from '../doctor/probes/stacks.ts';
import { tellFindings } from '../doctor/tell.ts';
import { about, type DeployAsk, type DeployPorts, lookAtStacks } from './ports.ts';

const notOk = ({ state }: Finding): boolean => state !== 'ok';

const tellBad = (findings: readonly Finding[], say: Say): Finding[] => {
  const bad = findings.filter(notOk);
  if (bad.length > 0) tellFindings(bad, say);
  return bad;
};

/** Where everything is, what does not work yet, and what comes next. */
export const tellOutcome = async (ports: DeployPorts, { stage }: DeployAsk, say: Say): Promise<void> => {
  const [{ seen, findings }, mail] = await Promise.all([
    lookAtStacks(ports, stage),
    examine(ports.afterwards),
  ]);
  for (const [name, output] of [
    ['API', 'ApiUrl'],
    ['Console', 'ConsoleUrl'],
  ] as const) {
    const url = outputOf(seen, output);
    if (url !== undefined) say(`${name}: ${url}`);
  }
  tellBad([...findings, ...mail], say);
  say(`Next: npm run keys -- --stage ${stage} (the first time), then npx kaskad doctor --stage ${stage}`);
};

/** Of a stage that has begun to be there. Its console is wanted where the pool of its people is. */
const missing = (seen: readonly StageStack[], stage: string): Finding[] => {
  if (seen.length === 0) return [];
  const hasConsole = outputOf(seen, 'UserPoolId') !== undefined;
  return missingStacks(seen, stage, hasConsole).map((one) => ({ about, ...one }));
};

/** What was left, as far as anybody may look, and how to go on from there. */
export const tellFailure = async (ports: DeployPorts, { stage }: DeployAsk, say: Say): Promise<void> => {
  const { seen, findings } = await lookAtStacks(ports, stage);
  const bad = tellBad([...findings, ...missing(seen, stage)], say);
  if (bad.some(({ state }) => state === 'unknown'))
    say(`What was left is not known: npx kaskad doctor --stage ${stage} looks again.`);
  if (bad.length > 0) return;
  const left = seen.length === 0 ? 'Nothing was made' : 'Every stack is whole, as it was before or anew';
  say(`${left}. Mend what is said above, then: npx kaskad deploy --stage ${stage}`);
};
