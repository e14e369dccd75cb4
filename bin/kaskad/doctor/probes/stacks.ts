import type { StageFile } from '../../../../lib/stage-file.ts';
import type { StageStack } from '../../aws/stage-stacks.ts';
import { type Found, fault, note, ok } from '../finding.ts';
import { deployAgain } from '../remedies.ts';
import { wantsConsole, wantsEdge } from '../wanted.ts';

const busy = /_IN_PROGRESS$/;

/** What is protected is not deleted, and the CDK protects before anything is made. */
const deleted = (why: string, { isProtected }: StageStack, at: string): string[] => {
  const last = `aws cloudformation delete-stack ${at}`;
  if (!isProtected) return [`${why}: ${last}`];
  const first = `aws cloudformation update-termination-protection --no-enable-termination-protection ${at}`;
  return [`${why}: ${first}`, `Then, protected no longer: ${last}`];
};

/** Step by step. */
const howToGoOn = (stack: StageStack, stage: string): string[] => {
  const { name, region, status } = stack;
  const at = `--stack-name ${name} --region ${region}`;
  const again = deployAgain(stage);
  if (status === 'UPDATE_ROLLBACK_FAILED')
    return [`Take back the rest: aws cloudformation continue-update-rollback ${at}`, again];
  if (status === 'UPDATE_FAILED') return [`Take it back: aws cloudformation rollback-stack ${at}`, again];
  if (status === 'REVIEW_IN_PROGRESS') {
    const why = 'Wait until it has ended; nothing is in it yet. Where nobody deploys any more';
    return [...deleted(why, stack, at), again];
  }
  if (busy.test(status)) return ['Wait until it has ended.'];
  if (status === 'ROLLBACK_COMPLETE' || status === 'ROLLBACK_FAILED' || status === 'CREATE_FAILED')
    return [...deleted('It never came to life', stack, at), again];
  if (status === 'DELETE_FAILED')
    return [`See what holds it: aws cloudformation describe-stack-events ${at}`];
  return [`CloudFormation has taken back what it could not do. ${again}`];
};

/** What one stack says of itself. */
export const stackFinding = (stack: StageStack, stage: string): Found => {
  const { name, status, reason } = stack;
  const todo = howToGoOn(stack, stage).join('\n');
  if (busy.test(status)) return fault(`${name} is being changed by another deployment (${status}).`, todo);
  if (status === 'UPDATE_ROLLBACK_COMPLETE')
    return note(`The last deployment of ${name} failed and was taken back.`, todo);
  if (!/^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status))
    return fault(`${name} is ${status}${reason ? `: ${reason}` : ''}.`, todo);
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
