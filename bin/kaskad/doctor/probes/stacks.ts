import type { StageFile } from '../../../../lib/stage-file.ts';
import type { StageStack } from '../../aws/stage-stacks.ts';
import { type Found, fault, note, ok } from '../finding.ts';
import { deployAgain } from '../remedies.ts';
import { wantsConsole, wantsEdge } from '../wanted.ts';

const busy = /_IN_PROGRESS$/;

const howToGoOn = ({ name: stack, region, status }: StageStack): string => {
  const name = `${stack} --region ${region}`;
  if (status === 'UPDATE_ROLLBACK_FAILED')
    return `aws cloudformation continue-update-rollback --stack-name ${name}, then deploy again.`;
  if (status === 'UPDATE_FAILED')
    return `Take it back: aws cloudformation rollback-stack --stack-name ${name}, then deploy again.`;
  if (status === 'REVIEW_IN_PROGRESS')
    return `Wait until it has ended. Where nobody deploys any more: aws cloudformation delete-stack --stack-name ${name}, nothing is in it.`;
  if (busy.test(status)) return 'Wait until it has ended.';
  if (status === 'ROLLBACK_COMPLETE' || status === 'ROLLBACK_FAILED' || status === 'CREATE_FAILED')
    return `It never came to life: aws cloudformation delete-stack --stack-name ${name}, then deploy again.`;
  if (status === 'DELETE_FAILED')
    return `See what holds it: aws cloudformation describe-stack-events --stack-name ${name}`;
  return 'Deploy again: what CloudFormation could not do it has taken back.';
};

/** What one stack says of itself. */
export const stackFinding = (stack: StageStack): Found => {
  const { name, status, reason } = stack;
  if (busy.test(status))
    return fault(`${name} is being changed by another deployment (${status}).`, howToGoOn(stack));
  if (status === 'UPDATE_ROLLBACK_COMPLETE')
    return note(`The last deployment of ${name} failed and was taken back.`, howToGoOn(stack));
  if (!/^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status))
    return fault(`${name} is ${status}${reason ? `: ${reason}` : ''}.`, howToGoOn(stack));
  return ok(`${name} is ${status}.`);
};

/** Stacks that the stage file has switched off and that are there: no deployment looks at them any more. */
export const unwantedStacks = (stacks: readonly StageStack[], file: StageFile | undefined): Found[] => {
  if (!file) return [];
  const off = [...(wantsConsole(file) ? [] : ['-Console']), ...(wantsEdge(file) ? [] : ['-Edge'])];
  return stacks
    .filter(({ name }) => off.some((part) => name.endsWith(part)))
    .map(({ name }) =>
      note(
        `${name} is there although kaskad.${file.stage}.json does not want it, and costs what it did.`,
        'How it goes stands in docs/deploy.md#switching-an-option-off.',
      ),
    );
};

/** Stacks that a whole stage has and this one lacks. */
export const missingStacks = (stacks: readonly StageStack[], stage: string, hasConsole: boolean): Found[] =>
  ['Data', 'Api', ...(hasConsole ? ['Console'] : []), 'Engine']
    .map((part) => `Kaskad-${stage}-${part}`)
    .filter((name) => !stacks.some((stack) => stack.name === name))
    .map((name) => fault(`${name} is not there: the deployment is half made.`, deployAgain(stage)));
