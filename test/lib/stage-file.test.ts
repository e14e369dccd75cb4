import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { stageJsonSchema } from '../../bin/stage/schema.ts';
import { contextOf, parseStageFile } from '../../lib/stage-file.ts';
import { WrongStage } from '../../lib/wrong-stage.ts';

const parse = (said: object) => parseStageFile('kaskad.prod.json', JSON.stringify(said), 'prod');
const faultsOf = (said: object): string[] => {
  try {
    parse(said);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(WrongStage);
    return (error as Error).message.split('\n');
  }
};
const least = { stage: 'prod', region: 'eu-central-1' };

describe('a stage file', () => {
  it('needs a stage and a region, and nothing else', () => {
    expect(parse(least)).toEqual(least);
  });

  it('is context, key by key as the command line says it', () => {
    const file = parse({
      ...{ ...least, account: '123456789012', archive: true, console: false },
      ...{ terminationProtection: true, requestsPerSecond: 500 },
      mail: { domain: 'shop.example', zoneId: 'Z0123456789ABC' },
      links: {
        domain: 'go.shop.example',
        certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/1',
      },
      shop: {
        timezone: 'Europe/Berlin',
        sender: 'Shop <hello@shop.example>',
        origins: ['https://shop.example'],
      },
    });

    expect(contextOf(file)).toEqual({
      ...{ region: 'eu-central-1', account: '123456789012', archive: 'true', console: 'false' },
      ...{ terminationProtection: 'true', requestsPerSecond: '500' },
      ...{ mailDomain: 'shop.example', mailZoneId: 'Z0123456789ABC' },
      linkDomain: 'go.shop.example',
      linkCertificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/1',
    });
  });

  it('is told every fault at once, each behind its place', () => {
    const faults = faultsOf({
      ...{ ...least, account: '42', regoin: 'eu-west-1', requestsPerSecond: 0.5 },
      mail: { domain: 'not a domain' },
      links: { domain: 'go.shop.example' },
      shop: { timezone: 'Europe/Atlantis', origins: ['https://shop.example/cart', 'https://Shop.example'] },
    });

    expect(faults).toEqual([
      'kaskad.prod.json /account: the twelve digits of an account',
      expect.stringMatching(/^kaskad\.prod\.json \/requestsPerSecond: /),
      'kaskad.prod.json /mail/domain: a domain such as shop.example',
      'kaskad.prod.json /links: needs zoneId or certificateArn',
      'kaskad.prod.json /shop/timezone: a time zone such as Europe/Berlin',
      'kaskad.prod.json /shop/origins/0: an origin such as https://shop.example, nothing after it, or *',
      'kaskad.prod.json /shop/origins/1: an origin such as https://shop.example, nothing after it, or *',
      'kaskad.prod.json /regoin: unknown field',
    ]);
  });

  it('has no budget that would tell nobody', () => {
    const budget = { monthlyUsd: 50 };

    expect(faultsOf({ ...least, budget })).toEqual([
      'kaskad.prod.json /budget: would tell nobody: it needs email, or alarmTopicArn',
    ]);
    expect(faultsOf({ ...least, budget: { ...budget, email: 'ops@shop.example' } })).toEqual([]);
    expect(faultsOf({ ...least, budget, alarmTopicArn: 'arn:aws:sns:eu-central-1:1:ops' })).toEqual([]);
  });

  it('is of the stage that it is called after', () => {
    expect(faultsOf({ ...least, stage: 'test' })).toEqual([
      'kaskad.prod.json /stage: is test, but the file is called after prod',
    ]);
  });

  it('is JSON', () => {
    expect(() => parseStageFile('kaskad.prod.json', '{ stage: prod }', 'prod')).toThrow(
      /^kaskad\.prod\.json is not JSON: /,
    );
  });

  it('has a schema for editors, which is kept with the code', () => {
    expect(JSON.parse(readFileSync('stage.schema.json', 'utf8'))).toEqual(JSON.parse(stageJsonSchema()));
  });
});
