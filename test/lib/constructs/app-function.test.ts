import { describe, expect, it } from '@jest/globals';
import type * as z from 'zod';
import { advanceEnrollmentEnv } from '../../../functions/advance-enrollment/env.ts';
import { apiEnv } from '../../../functions/api/env.ts';
import { collectEnv } from '../../../functions/collect/env.ts';
import { keepCountsEnv } from '../../../functions/keep-counts/env.ts';
import { linksEnv } from '../../../functions/links/env.ts';
import type { FunctionName } from '../../../functions/manifest.ts';
import { recordDeliveryEnv } from '../../../functions/record-delivery/env.ts';
import { runJobsEnv } from '../../../functions/run-jobs/env.ts';
import { updateProfileEnv } from '../../../functions/update-profile/env.ts';
import { allowances, synthesize } from '../synth.ts';

/** That of the console stands in a stack of its own. */
const schemas: Record<Exclude<FunctionName, 'publish-console'>, z.ZodObject> = {
  collect: collectEnv,
  api: apiEnv,
  links: linksEnv,
  'update-profile': updateProfileEnv,
  'advance-enrollment': advanceEnrollmentEnv,
  'record-delivery': recordDeliveryEnv,
  'run-jobs': runJobsEnv,
  'keep-counts': keepCountsEnv,
};

const kaskad = synthesize();
const functions = kaskad.ofType('AWS::Lambda::Function');

describe('every function', () => {
  it('is one of the manifest', () => {
    expect(functions.map(([, { FunctionName }]) => FunctionName).sort()).toEqual(
      Object.keys(schemas)
        .map((name) => `kaskad-dev-${name}`)
        .sort(),
    );
  });

  it.each(Object.entries(schemas))('%s is handed what its schema reads', (name, schema) => {
    const [, given] = functions.find(([, { FunctionName }]) => FunctionName === `kaskad-dev-${name}`) ?? [];

    const variables = Object.keys(given?.Environment?.Variables ?? {});

    expect(variables).toEqual(expect.arrayContaining(Object.keys(schema.shape)));
  });

  it.each(functions)('%s runs on the current Node and on arm64, and logs JSON', (_id, properties) => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN', LogGroup: expect.anything() },
    });
  });

  it('has a role of its own without managed policies', () => {
    const roles = functions.map(([, { Role }]) => JSON.stringify(Role));

    expect(new Set(roles).size).toBe(functions.length);
    for (const [, role] of kaskad.ofType('AWS::IAM::Role'))
      expect(role).not.toHaveProperty('ManagedPolicyArns');
  });

  it('writes to its own log group and to no other', () => {
    const writes = allowances(kaskad).filter(({ actions }) => actions.includes('logs:PutLogEvents'));

    expect(writes).toHaveLength(functions.length);
    for (const { policy, resources } of writes)
      expect(resources).toEqual([expect.stringContaining(policy.replace(/RoleDefaultPolicy.*/, 'Logs'))]);
  });
});

describe('every log group', () => {
  it.each(kaskad.ofType('AWS::Logs::LogGroup'))('%s forgets', (_id, { RetentionInDays }) => {
    expect(RetentionInDays).toBe(14);
  });
});
