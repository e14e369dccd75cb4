import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { STSClient } from '@aws-sdk/client-sts';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { Command } from 'commander';
import { awsClients } from '../../../bin/kaskad/aws/clients.ts';
import type { StageStack } from '../../../bin/kaskad/aws/stage-stacks.ts';
import { addDeploy } from '../../../bin/kaskad/cli/deploy.ts';
import { deploy } from '../../../bin/kaskad/deploy/deploy.ts';
import { mustBeInProject } from '../../../bin/kaskad/deploy/in-project.ts';
import { root } from '../../../bin/kaskad/deploy/run-program.ts';
import { fault, type Probe } from '../../../bin/kaskad/doctor/finding.ts';
import { mailProbes } from '../../../bin/kaskad/doctor/probes-of.ts';

let said: string[] = [];
const say = (line: string): void => void said.push(line);
beforeEach(() => {
  said = [];
});

const stack = (part: string, status: string, outputs: Record<string, string> = {}): StageStack => ({
  ...{ name: `Kaskad-prod-${part}`, region: 'eu-central-1', status, outputs },
});
/** A stage that is all there. */
const whole = ['Data', 'Api', 'Engine'].map((part) => stack(part, 'UPDATE_COMPLETE'));
const denied = Object.assign(new Error('not authorized'), { name: 'AccessDenied' });
const file = { stage: 'prod', region: 'eu-central-1', account: '123456789012' };

/** A deployment of the CDK that ends with a code, between two looks at the stacks. */
const rig = (
  looks: (StageStack[] | Error)[],
  {
    code = 0,
    probes = [] as Probe[],
    afterwards = [] as Probe[],
    account = '123456789012',
    more = ['--ci'],
    yes = true,
  } = {},
) => {
  const ran: string[] = [];
  const asked: string[] = [];
  let look = 0;
  const ports = {
    caller: { account, region: 'eu-central-1' },
    ...{ probes, afterwards },
    stacks: async () => {
      const seen = looks[Math.min(look++, looks.length - 1)] ?? [];
      if (seen instanceof Error) throw seen;
      return seen;
    },
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
    [
      'taking back has failed',
      [stack('Api', 'UPDATE_ROLLBACK_FAILED')],
      'continue-update-rollback --stack-name Kaskad-prod-Api --region eu-central-1',
    ],
    ['a change has failed and stayed', [stack('Api', 'UPDATE_FAILED')], 'rollback-stack --stack-name Kaskad'],
    [
      'somebody else’s is about to begin, or has broken off',
      [stack('Data', 'REVIEW_IN_PROGRESS')],
      'Where nobody deploys any more: aws cloudformation delete-stack --stack-name Kaskad-prod-Data',
    ],
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
    expect(said).toEqual(['Nothing was made. Mend what is said above, then: npx kaskad deploy --stage prod']);

    said = [];
    expect(await rig([whole], { code: 1 }).deploy()).toBe(1);
    expect(said.join('\n')).toMatch(/^Every stack is whole, .* npx kaskad deploy --stage prod$/);
  });

  it('that fails between two stacks is half made, and says so', async () => {
    await rig([[], [stack('Data', 'CREATE_COMPLETE')]], { code: 1 }).deploy();

    expect(said.slice(0, 2)).toEqual([
      '✗ Kaskad-prod-Api is not there: the deployment is half made.',
      '  → Deploy again: npx kaskad deploy --stage prod',
    ]);
  });

  it('that fails while another one goes on says to wait for it', async () => {
    await rig([whole, [...whole, stack('Edge', 'UPDATE_IN_PROGRESS')]], { code: 1 }).deploy();

    expect(said.slice(0, 2)).toEqual([
      '✗ Kaskad-prod-Edge is being changed by another deployment (UPDATE_IN_PROGRESS).',
      '  → Wait until it has ended.',
    ]);
  });

  it('that fails where nobody may look says nothing of what was left', async () => {
    await rig([whole, denied], { code: 1 }).deploy();

    expect(said).toEqual([
      '? May not look at stacks.',
      '  → Allow cloudformation:DescribeStacks.',
      '1 not looked at',
      'What was left is not known: npx kaskad doctor --stage prod looks again.',
    ]);
  });
});

describe('a permission that is missing', () => {
  it('is named, and whether to go on without is asked', async () => {
    const no = rig([denied], { yes: false });

    expect(await no.deploy()).toBe(1);
    expect(no.ran).toEqual([]);
    expect(said.slice(0, 2)).toEqual([
      '? May not look at stacks.',
      '  → Allow cloudformation:DescribeStacks.',
    ]);
    expect(no.asked).toEqual(['Deploy, although that was not looked at?']);
  });

  it('keeps no deployment from being told of that was meant all the same', async () => {
    const yes = rig([denied]);

    expect(await yes.deploy()).toBe(0);
    expect(yes.ran).toHaveLength(1);
    expect(said.at(-1)).toContain('npx kaskad doctor --stage prod');
  });
});

describe('a domain that is not verified', () => {
  it('is named after the deployment, with what is to be done', async () => {
    mockClient(SESv2Client).on(GetEmailIdentityCommand).resolves({ IdentityType: 'DOMAIN' });
    const own = { ...file, mail: { domain: 'shop.example' } };
    const { deploy } = rig([whole], { afterwards: mailProbes(awsClients('eu-central-1'), own, true) });

    expect(await deploy()).toBe(0);
    expect(said.slice(0, 2)).toEqual([
      '✗ shop.example is not verified: SES refuses its mail.',
      '  → Put the DNS records that the stack Engine prints into your zone; it takes up to 72 hours.',
    ]);
  });
});

describe('npx kaskad deploy', () => {
  const sts = mockClient(STSClient);
  const complaints: string[] = [];
  const kaskad = async (...args: string[]): Promise<string[]> => {
    complaints.length = 0;
    const spy = jest.spyOn(console, 'error').mockImplementation((line: string) => void complaints.push(line));
    const program = new Command();
    addDeploy(program);
    await program.parseAsync(['deploy', ...args], { from: 'user' });
    spy.mockRestore();
    return complaints;
  };

  it('says every fault of a stage file, and asks AWS nothing', async () => {
    const path = join(root, 'kaskad.test-wrong.json');
    writeFileSync(path, JSON.stringify({ stage: 'test-wrong', region: 'Frankfurt', colour: 'red' }));
    try {
      expect(await kaskad('--stage', 'test-wrong')).toEqual([
        [
          'kaskad.test-wrong.json /region: a region such as eu-central-1',
          'kaskad.test-wrong.json /colour: unknown field',
        ].join('\n'),
      ]);
    } finally {
      rmSync(path);
    }
    expect(process.exitCode).toBe(1);
    expect(sts.calls()).toEqual([]);
  });

  it('says of a stage that its name is none', async () => {
    const [complaint] = await kaskad('--stage', 'Prod Berlin');

    expect(complaint).toMatch(/^Not a stage name: Prod Berlin \(/);
    expect(sts.calls()).toEqual([]);
  });
});
