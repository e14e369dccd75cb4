import { describe, expect, it } from '@jest/globals';
import { awsClients } from '../../../../bin/kaskad/aws/clients.ts';
import { deployProbes } from '../../../../bin/kaskad/doctor/probes-of.ts';
import { wantsEdge } from '../../../../bin/kaskad/doctor/wanted.ts';
import type { StageFile } from '../../../../lib/stage-file.ts';

const file: StageFile = { stage: 'prod', region: 'eu-central-1' };
const caller = { account: '123456789012', region: 'eu-central-1' };
const inEdge = 'the bootstrap of the CDK in us-east-1';
const looksAt = (of: StageFile) => deployProbes(awsClients(of.region), of, caller).map(({ about }) => about);

describe('what of the console lies in us-east-1', () => {
  it.each<[string, Partial<StageFile>, boolean]>([
    ['nothing', {}, false],
    ['a firewall', { firewall: true }, true],
    ['no firewall but somebody else’s', { firewall: true, webAclArn: 'arn:aws:wafv2:us-east-1:1:x' }, false],
    ['a certificate', { consoleAt: { domain: 'c.shop.example', zoneId: 'Z012345' } }, true],
    [
      'no certificate but one that is there',
      { consoleAt: { domain: 'c.shop.example', certificateArn: 'arn:aws:acm:us-east-1:1:x' } },
      false,
    ],
    ['nothing without a console', { console: false, firewall: true }, false],
  ])('%s', (_what, more, isWanted) => {
    expect(wantsEdge({ ...file, ...more })).toBe(isWanted);
    expect(looksAt({ ...file, ...more }).includes(inEdge)).toBe(isWanted);
  });

  it('needs no bootstrap of its own where the stage lies there too', () => {
    expect(looksAt({ ...file, region: 'us-east-1', firewall: true })).not.toContain(inEdge);
  });

  it('is looked for there', async () => {
    const { edgeSsm } = awsClients('eu-central-1');

    expect(await edgeSsm.config.region()).toBe('us-east-1');
  });
});
