import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { StageStack } from '../../../bin/kaskad/aws/stage-stacks.ts';
import { deploy } from '../../../bin/kaskad/deploy/deploy.ts';
import { mustBeInProject } from '../../../bin/kaskad/deploy/in-project.ts';
import { fault, type Probe } from '../../../bin/kaskad/doctor/finding.ts';

let said: string[] = [];
const say = (line: string): void => void said.push(line);
beforeEach(() => {
  said = [];
});

const stack = (part: string, status: string, outputs: Record<string, string> = {}): StageStack => ({
  ...{ name: `Kaskad-prod-${part}`, status, outputs },
});
const file = { stage: 'prod', region: 'eu-central-1', account: '123456789012' };

/** A deployment of the CDK that ends with a code, between two looks at the stacks. */
const rig = (
  looks: StageStack[][],
  { code = 0, probes = [] as Probe[], account = '123456789012', more = ['--ci'], yes = true } = {},
) => {
  const ran: string[] = [];
  const asked: string[] = [];
  let look = 0;
  const ports = {
    caller: { account, region: 'eu-central-1' },
    probes,
    stacks: async () => looks[Math.min(look++, looks.length - 1)] ?? [],
    ask: async (question: string) => {
      asked.push(question);
      return yes;
    },
    run: async (program: string, args: readonly string[]) => {
      ran.push([program, ...args].join(' '));
      return code;
    },
  };
  return {
    ran,
    asked,
    deploy: () => deploy({ stage: 'prod', file, more }, ports, say),
    withoutFile: () => deploy({ stage: 'prod', file: undefined, more }, ports, say),
  };
};

describe('a deployment', () => {
  it('hands over to the CDK and says where everything is', async () => {
    const made = [stack('Api', 'CREATE_COMPLETE', { ApiUrl: 'https://api' })];
    const { ran, deploy } = rig([[], made]);

    expect(await deploy()).toBe(0);
    expect(ran).toEqual(['cdk deploy --all -c stage=prod --ci']);
    expect(said[0]).toBe('API: https://api');
  });

  it.each([
    ['another one is under way', [stack('Engine', 'UPDATE_IN_PROGRESS')], 'Wait until it has ended.'],
    [
      'a stack never came to life',
      [stack('Api', 'ROLLBACK_COMPLETE')],
      'delete-stack --stack-name Kaskad-prod-Api',
    ],
    ['taking back has failed', [stack('Api', 'UPDATE_ROLLBACK_FAILED')], 'continue-update-rollback'],
  ])('does not begin while %s', async (_, stacks, todo) => {
    const { ran, deploy } = rig([stacks]);

    expect(await deploy()).toBe(1);
    expect(ran).toEqual([]);
    expect(said.join('\n')).toContain(todo);
  });

  it('does not begin in the wrong account, or where it would stumble half-way', async () => {
    const zone: Probe = { about: 'zone', allow: [], look: async () => [fault('No zone.', 'Make it.')] };

    expect(await rig([[]], { account: '999999999999' }).deploy()).toBe(1);
    expect(await rig([[]], { probes: [zone] }).deploy()).toBe(1);
    expect(said[0]).toBe('✗ This is the account 999999999999; the stage lives in 123456789012.');
    expect(said).toContain('✗ No zone.');
  });

  it('of a stage that has no file is asked about: its name may be mistyped', async () => {
    const no = rig([[]], { yes: false });
    expect(await no.withoutFile()).toBe(1);
    expect(no.ran).toEqual([]);
    expect(no.asked).toEqual([
      'There is no kaskad.prod.json. Deploy prod into the account 123456789012, eu-central-1, with no option but those said here?',
    ]);

    const yes = rig([[]]);
    expect(await yes.withoutFile()).toBe(0);
    expect(yes.ran).toHaveLength(1);
    const known = rig([[]], { yes: false });
    expect(await known.deploy()).toBe(0);
    expect(known.asked).toEqual([]);
  });

  it('goes into no other region than was looked at', async () => {
    for (const context of ['region=us-west-2', '--context=region=us-west-2']) {
      const { ran, deploy } = rig([[]], { more: ['-c', context] });

      expect(await deploy()).toBe(1);
      expect(ran).toEqual([]);
    }
    expect(await rig([[]], { more: ['-c', 'region=eu-central-1'] }).deploy()).toBe(0);
  });

  it('is begun in the folder of the project only, whose stage files the CDK reads', () => {
    expect(() => mustBeInProject(process.cwd())).not.toThrow();
    expect(() => mustBeInProject(tmpdir())).toThrow(
      /^Stage files are read in .*: go there and deploy again\.$/,
    );
  });

  it('goes over what was taken back whole', async () => {
    const { ran, deploy } = rig([[stack('Api', 'UPDATE_ROLLBACK_COMPLETE')], []]);

    await deploy();
    expect(ran).toHaveLength(1);
  });

  it('that fails says what was left, and how to go on', async () => {
    expect(await rig([[], [stack('Engine', 'ROLLBACK_COMPLETE')]], { code: 1 }).deploy()).toBe(1);
    expect(said.join('\n')).toContain('It never came to life: aws cloudformation delete-stack');

    said = [];
    expect(await rig([[], []], { code: 1 }).deploy()).toBe(1);
    expect(said.at(-1)).toContain('Nothing is half made');
  });
});
