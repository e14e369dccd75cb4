import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { App } from 'aws-cdk-lib/core';
import { layDownStageFile } from '../../../bin/stage/lay-down.ts';
import { readStage } from '../../../lib/stage-context.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaskad-stage-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (stage: string, more: object = {}): void =>
  writeFileSync(
    join(folder, `kaskad.${stage}.json`),
    JSON.stringify({ stage, region: 'eu-central-1', ...more }),
  );
const stageWith = (context: Record<string, string>) => {
  const { node } = new App({ context });
  layDownStageFile(node, folder);
  return readStage(node);
};

describe('the file of a stage', () => {
  it('says what the command line leaves open', () => {
    write('prod', {
      mail: { domain: 'shop.example' },
      archive: true,
      requestsPerSecond: 500,
      terminationProtection: false,
    });

    expect(stageWith({ stage: 'prod', archive: 'false' })).toMatchObject({
      ...{ name: 'prod', region: 'eu-central-1', mailDomain: 'shop.example', mailIdentity: 'shop.example' },
      ...{ archive: false, requestsPerSecond: 500, terminationProtection: false },
    });
  });

  it('is found by the name of the stage alone, and need not be there', () => {
    write('prod');

    expect(stageWith({ stage: 'test' })).toMatchObject({
      name: 'test',
      region: undefined,
      account: undefined,
    });
  });

  it('is left alone by a run on this machine', () => {
    write('dev', { archive: false });

    expect(stageWith({ stageFile: 'false' }).region).toBeUndefined();
  });
});
