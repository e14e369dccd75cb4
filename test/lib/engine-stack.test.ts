import { describe, expect, it } from '@jest/globals';
import { synthesize } from './synth.ts';

const kaskad = synthesize();
const { templates } = kaskad;

describe('the engine', () => {
  it('names its bus in the outputs', () => {
    templates.engine.hasOutput('EventBusName', {});
  });

  it('needs nothing that an emulator or an account without docker could not take', () => {
    const custom = kaskad.types.filter((type) => /^Custom::|CustomResource$|Firehose::|S3::/.test(type));

    expect(custom).toEqual([]);
  });

  it('hears reports of its own mail only, on the default bus', () => {
    templates.engine.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': ['kaskad-dev'] } } },
      },
    });
    templates.engine.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT', 'OPEN', 'DELIVERY_DELAY'],
      },
    });
  });

  it('folds the events of every source of the shop, whatever their names', () => {
    templates.engine.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: [{ prefix: 'shop.' }, 'kaskad'], 'detail-type': ['events'] },
    });
  });
});
