import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreatePlatformApplicationCommand,
  SetPlatformApplicationAttributesCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { Command } from 'commander';
import { CannotTell } from '../../../bin/kaskad/cannot-tell.ts';
import { addInit } from '../../../bin/kaskad/cli/init.ts';
import type { Answers } from '../../../bin/kaskad/init/answers.ts';
import type { Prompts } from '../../../bin/kaskad/init/ask.ts';
import { type InitPorts, init } from '../../../bin/kaskad/init/init.ts';
import { makePushApplication } from '../../../bin/kaskad/init/push-applications.ts';
import { pushCredentials } from '../../../bin/kaskad/init/push-files.ts';
import { type Known, questions, refusalOf } from '../../../bin/kaskad/init/questions.ts';

let folder = '';
let said: string[] = [];
const say = (line: string): void => void said.push(line);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaskad-init-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const known: Known = {
  ...{ region: 'eu-central-1', account: '123456789012', timezone: 'Europe/Berlin' },
  zoneOf: async (domain) => (domain.endsWith('shop.example') ? 'Z0123456789ABC' : undefined),
};
const ask = (given: Partial<Answers>, more: object = {}) => ({
  ...{
    given,
    push: [],
    pushOnly: false,
    force: false,
    folder,
    schemaPath: join(folder, 'stage.schema.json'),
  },
  ...more,
});
const ports = (
  prompts?: Prompts,
  makePush: InitPorts['makePush'] = async () => ['ios', 'arn:aws:sns:x:1:app/APNS/y'],
) => ({
  ...{ known, prompts, makePush },
});
const written = (stage = 'prod') => JSON.parse(readFileSync(join(folder, `kaskad.${stage}.json`), 'utf8'));

/** Somebody who takes what is proposed, unless she has an answer of her own. */
const somebody = (answers: Record<string, string>, asked: string[] = []): Prompts => ({
  async text({ message, proposed, refuse }) {
    asked.push(message);
    const answer = answers[message.split(' ')[0] ?? ''] ?? answers[message] ?? proposed;
    expect(refuse(answer)).toBeUndefined();
    return answer;
  },
  confirm: async () => true,
});

describe('the file of a new stage', () => {
  it('is written by flags alone where nobody is asked', async () => {
    const given = {
      ...{ stage: 'prod', name: 'Teashop', sender: 'Teashop <hello@shop.example>', languages: 'de, en' },
      ...{ origins: 'https://shop.example https://www.shop.example', country: 'de' },
    };

    expect(await init(ask(given), ports(), say)).toBe(0);
    expect(written()).toEqual({
      ...{ $schema: './stage.schema.json', stage: 'prod', region: 'eu-central-1', account: '123456789012' },
      mail: { domain: 'shop.example', zoneId: 'Z0123456789ABC' },
      shop: {
        ...{ name: 'Teashop', timezone: 'Europe/Berlin', country: 'DE', languages: ['de', 'en'] },
        origins: ['https://shop.example', 'https://www.shop.example'],
        sender: 'Teashop <hello@shop.example>',
      },
    });
    expect(said.slice(1).join('\n')).toContain('npx kaskad doctor --stage prod');
  });

  it('is written by what is proposed and answered, and asks for nothing twice', async () => {
    const asked: string[] = [];
    const she = somebody(
      { 'Which domain shall the stack make known to SES? Empty: none, it is verified by hand.': '' },
      asked,
    );

    await init(ask({ stage: 'test', region: 'eu-west-1' }), ports(she), say);

    expect(written('test')).toMatchObject({ stage: 'test', region: 'eu-west-1', archive: true });
    expect(written('test')).not.toHaveProperty('mail');
    expect(asked).not.toContain('What is this stage called?');
    expect(asked.some((message) => message.startsWith('Its zone'))).toBe(false);
  });

  it('is not written over one that is there, unless that is meant', async () => {
    await init(ask({ stage: 'prod' }), ports(), say);

    await expect(init(ask({ stage: 'prod', name: 'Other' }), ports(), say)).rejects.toThrow(
      'is there already',
    );
    await init(ask({ stage: 'prod', name: 'Other' }, { force: true }), ports(), say);
    expect(written().shop.name).toBe('Other');
  });

  it('is refused before anything else is asked where it is there', async () => {
    await init(ask({ stage: 'prod' }), ports(), say);
    const asked: string[] = [];

    await expect(init(ask({ stage: 'prod' }), ports(somebody({}, asked)), say)).rejects.toThrow(
      'is there already',
    );
    expect(asked).toEqual([]);
    await expect(init(ask({}), ports(somebody({}, asked)), say)).rejects.toThrow('is there already');
    expect(asked).toEqual(['What is this stage called?']);
  });

  it('is told every fault of what flags say, and is not written', async () => {
    const given = { stage: 'prod', timezone: 'Mars', origins: 'shop.example' };

    await expect(init(ask(given), ports(), say)).rejects.toThrow(
      /\/shop\/timezone: a time zone[^\n]*\n[^\n]*\/shop\/origins\/0: an origin/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an answer at the prompt', () => {
  it.each([
    ['stage', 'Prod Berlin', 'lower-case letters, digits and dashes, 20 at most'],
    ['region', 'Frankfurt', 'a region such as eu-central-1'],
    ['region', '', 'This has to be said.'],
    ['sender', 'nobody', 'a mail address, or "Name <address>"'],
    ['linkDomain', 'not a name', 'a domain such as shop.example'],
    ['country', 'Germany', 'a country such as DE'],
    ['linkDomain', 'go.shop.example', undefined],
    ['country', 'de', undefined],
    ['name', '', undefined],
  ])('%s %j: %s', (key, answer, refusal) => {
    const question = questions.find((one) => one.key === key);

    expect(question && refusalOf(question, answer)).toBe(refusal);
  });
});

describe('push applications', () => {
  const sns = mockClient(SNSClient);
  beforeEach(() => void sns.reset());
  const where = { stage: 'prod', region: 'eu-central-1', account: '123456789012' };
  const fcm = { kind: 'fcm', serviceAccount: '{"type":"service_account"}' } as const;
  const apns = { kind: 'apns', key: 'KEY', keyId: 'K', teamId: 'T', bundleId: 'B', sandbox: false } as const;

  it('are made under the prefix that the engine may send to, and stand in the file without a secret', async () => {
    const push = [{ ...fcm, serviceAccount: '{"type":"service_account","private_key":"SECRET"}' }, apns];
    sns.on(CreatePlatformApplicationCommand).callsFake(({ Platform, Name }) => ({
      PlatformApplicationArn: `arn:aws:sns:eu-central-1:123456789012:app/${Platform}/${Name}`,
    }));
    const make: InitPorts['makePush'] = (to, given) => makePushApplication(new SNSClient({}), to, given);

    await init(ask({ stage: 'prod' }, { push }), ports(undefined, make), say);

    expect(written().shop.pushApplications).toEqual({
      android: 'arn:aws:sns:eu-central-1:123456789012:app/GCM/kaskad-prod-android',
      ios: 'arn:aws:sns:eu-central-1:123456789012:app/APNS/kaskad-prod-ios',
    });
    expect(JSON.stringify([written(), said])).not.toMatch(/SECRET|KEY/);
    expect(sns.commandCalls(CreatePlatformApplicationCommand)[1]?.args[0].input.Attributes).toEqual({
      ...{ PlatformCredential: 'KEY', PlatformPrincipal: 'K' },
      ...{ ApplePlatformTeamID: 'T', ApplePlatformBundleID: 'B' },
    });
  });

  it('that are there get the new credentials and keep their devices', async () => {
    sns
      .on(CreatePlatformApplicationCommand)
      .rejects(new Error('Platform application already exists with different attributes'));
    sns.on(SetPlatformApplicationAttributesCommand).resolves({});

    expect(await makePushApplication(new SNSClient({}), where, apns)).toEqual([
      'ios',
      'arn:aws:sns:eu-central-1:123456789012:app/APNS/kaskad-prod-ios',
    ]);
    expect(sns.commandCalls(SetPlatformApplicationAttributesCommand)).toHaveLength(1);
  });

  it('join a file that is there, which stays as it is', async () => {
    await init(ask({ stage: 'prod', name: 'Teashop' }), ports(), say);
    await init(ask({ stage: 'prod' }, { pushOnly: true, push: [apns] }), ports(), say);

    expect(written().shop).toMatchObject({
      name: 'Teashop',
      pushApplications: { ios: 'arn:aws:sns:x:1:app/APNS/y' },
    });
  });

  it.each<[string, Partial<Answers>, object, string]>([
    ['stage', {}, { push: [fcm] }, '--push-only needs --stage.'],
    ['credentials', { stage: 'prod' }, {}, '--push-only needs --fcm or --apns-key.'],
    ['stage and credentials', {}, {}, '--push-only needs --stage, and --fcm or --apns-key.'],
  ])('alone are asked for with what they need: no %s', async (_, given, more, complaint) => {
    await init(ask({ stage: 'prod' }), ports(), say);

    const tried = init(ask(given, { pushOnly: true, ...more }), ports(), say);
    await expect(tried).rejects.toThrow(new CannotTell(complaint));
  });

  it('are of the stage that KASKAD_STAGE says, as with every command', async () => {
    const path = join(folder, 'key.json');
    writeFileSync(path, '{"type":"service_account"}');
    mockClient(STSClient).rejects(new Error('nobody'));
    const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    process.env.KASKAD_STAGE = 'nowhere';
    try {
      const program = new Command();
      addInit(program);
      await program.parseAsync(['init', '--push-only', '--fcm', path], { from: 'user' });
      expect(complaint.mock.calls).toEqual([
        ['kaskad.nowhere.json is not there: run npx kaskad init first.'],
      ]);
    } finally {
      delete process.env.KASKAD_STAGE;
      complaint.mockRestore();
    }
  });

  it('are not made in another account than the stage lives in', async () => {
    const given = { stage: 'prod', account: '999999999999' };

    await expect(init(ask(given, { push: [fcm] }), ports(), say)).rejects.toThrow(
      'credentials of 123456789012',
    );
  });

  it('say of a file that it is not what it should be', () => {
    const path = join(folder, 'key.json');
    writeFileSync(path, '{}');

    expect(() => pushCredentials({ fcm: path })).toThrow('is no key of a service account');
    expect(() => pushCredentials({ apnsKey: path })).toThrow('is no key of Apple');
    expect(() => pushCredentials({ fcm: join(folder, 'none') })).toThrow('cannot be read');
  });
});
