import { describe, expect, it } from '@jest/globals';
import { synthesize } from './synth.ts';

describe('the stage', () => {
  it('is dev where nobody says otherwise', () => {
    expect(synthesize().stage).toMatchObject({ name: 'dev', terminationProtection: false });
  });

  it('protects production from being deleted and keeps its logs longer', () => {
    const { data, api, engine, ofType } = synthesize({ stage: 'prod' });

    expect([data, api, engine].map(({ stackName }) => stackName)).toEqual([
      'Kaskad-prod-Data',
      'Kaskad-prod-Api',
      'Kaskad-prod-Engine',
    ]);
    expect([data, api, engine].every(({ terminationProtection }) => terminationProtection)).toBe(true);
    for (const [, { RetentionInDays }] of ofType('AWS::Logs::LogGroup')) expect(RetentionInDays).toBe(90);
  });

  it('is part of physical names, so that two stages live in one account', () => {
    const names = synthesize({ stage: 'test' })
      .ofType('AWS::Lambda::Function')
      .map(([, { FunctionName }]) => FunctionName);

    expect(names.every((name) => name?.startsWith('kaskad-test-'))).toBe(true);
  });

  it('refuses a name that could not be one', () => {
    expect(() => synthesize({ stage: 'Prod Berlin' })).toThrow('Not a stage name');
  });

  it('needs no account and no region', () => {
    const { data, api, engine } = synthesize();

    expect([data, api, engine].map(({ environment }) => environment)).toEqual(
      Array(3).fill('aws://unknown-account/unknown-region'),
    );
  });

  it('goes where it is said to go, and nowhere else', () => {
    const { data, api, console, engine } = synthesize({ account: '123456789012', region: 'eu-central-1' });

    expect([data, api, console, engine].map((stack) => stack?.environment)).toEqual(
      Array(4).fill('aws://123456789012/eu-central-1'),
    );
  });
});
