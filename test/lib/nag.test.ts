import { describe, expect, it } from '@jest/globals';
import { Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { synthesize } from './synth.ts';

const { app } = synthesize();
/** Without the console: what AWS's own construct for copying files is allowed would count fourteen times. */
const ours = synthesize({ console: 'false' }).app;
const archived = synthesize({
  ...{ archive: 'true', endUserMessaging: 'true', stage: 'prod' },
  ...{ mailDomain: 'shop.example', mailZoneId: 'Z123', linkDomain: 'go.shop.example', linkZoneId: 'Z123' },
}).app;

describe('the rules of cdk-nag', () => {
  it('find nothing, with an archive, End User Messaging and domains or without', () => {
    for (const each of [app, archived])
      expect(new AwsSolutionsChecks(each).validateScope(each).violations).toEqual([]);
  });

  it('are set aside at most ten times, each with a reason', () => {
    const reasons = ours.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.values<string>(data));

    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.length).toBeLessThanOrEqual(10);
    for (const reason of reasons) expect(reason.length).toBeGreaterThan(40);
  });
});
