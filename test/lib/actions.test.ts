import { describe, expect, it } from '@jest/globals';
import { allowances, synthesize } from './synth.ts';

const kaskad = synthesize();
const allowed = allowances(kaskad);
const policiesThat = (action: string, resource: string) =>
  allowed
    .filter(
      ({ actions, resources }) => actions.includes(action) && resources.some((r) => r.includes(resource)),
    )
    .map(({ policy, Condition }) => ({
      policy: policy.replace(/RoleDefaultPolicy.*/, ''),
      ...(Condition && { Condition }),
    }));

describe('what functions may do', () => {
  it('names every action', () => {
    expect(allowed.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('names every resource, but for those that AWS or run time name', () => {
    const wildcards = allowed.flatMap(({ actions, resources }) =>
      resources
        .filter((resource) => resource.includes('*'))
        .map((resource) => `${actions[0]} ${tail(resource)}`),
    );

    expect(wildcards.sort()).toEqual([
      'scheduler:CreateSchedule :schedule/kaskad-dev/*',
      'ses:SendEmail :identity/*',
      'sns:CreatePlatformEndpoint :app/*/kaskad-dev-*',
      'sns:Publish *',
      'sns:SetEndpointAttributes :endpoint/*/kaskad-dev-*',
    ]);
  });

  it('sends from one mail identity where the stage names it', () => {
    const narrowed = allowances(synthesize({ mailIdentity: 'shop.example.com' }));

    const mail = narrowed.filter(({ actions }) => actions.includes('ses:SendEmail'));

    expect(mail.flatMap(({ resources }) => resources.map(tail))).toEqual([
      ':identity/shop.example.com',
      ':configuration-set/kaskad-dev',
    ]);
  });

  it('lets only the API and jobs change configuration; others may make a secret on first use, show what comes in, or count it', () => {
    const shows = (kind: string) => ({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`LIVE#${kind}#*`, 'SEEN#*'] },
    });
    const counts = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['THROTTLE#*'] } };
    const only = (key: string) => ({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [key] } });

    expect(policiesThat('dynamodb:UpdateItem', 'ConfigTable')).toEqual([
      { policy: 'collect', Condition: shows('refused') },
      { policy: 'collect', Condition: counts },
      { policy: 'updateprofile', Condition: shows('event') },
      { policy: 'api' },
      { policy: 'runjobs' },
    ]);
    expect(policiesThat('dynamodb:PutItem', 'ConfigTable')).toEqual([
      { policy: 'collect', Condition: only('SECRET#vapid') },
      { policy: 'collect', Condition: shows('refused') },
      { policy: 'links', Condition: only('SECRET#links') },
      { policy: 'links', Condition: only('SECRET#people') },
      { policy: 'advanceenrollment', Condition: only('SECRET#links') },
      { policy: 'advanceenrollment', Condition: only('SECRET#vapid') },
      { policy: 'updateprofile', Condition: shows('event') },
      { policy: 'recorddelivery', Condition: only('SECRET#people') },
      { policy: 'api' },
      { policy: 'runjobs' },
    ]);
  });

  it('keeps people from collect, which faces public keys', () => {
    expect(policiesThat('dynamodb:GetItem', 'ProfileTable').map(({ policy }) => policy)).not.toContain(
      'collect',
    );
  });
});

/** The end of an ARN made of parts: what follows the account. */
function tail(resource: string): string {
  return (
    resource
      .slice(0, -1)
      .split('"')
      .findLast((part) => part.includes('*') || part.includes('/')) ?? resource
  );
}
