import { describe, expect, it } from '@jest/globals';
import { synthesize } from '../synth.ts';

const restored = { restoredProfileTable: 'profiles-of-noon', restoredConfigTable: 'config-of-noon' };

describe('tables that were restored', () => {
  const { ofType, templates } = synthesize(restored);

  it('are those that every function is told and may use', () => {
    for (const [, { Environment }] of ofType('AWS::Lambda::Function')) {
      const { PROFILE_TABLE_NAME, CONFIG_TABLE_NAME } = Environment?.Variables ?? {};
      expect([undefined, restored.restoredProfileTable]).toContainEqual(PROFILE_TABLE_NAME);
      expect([undefined, restored.restoredConfigTable]).toContainEqual(CONFIG_TABLE_NAME);
    }
    const policies = JSON.stringify(ofType('AWS::IAM::Policy'));
    expect(policies).toContain(':table/profiles-of-noon');
    expect(policies).not.toContain('ExportsOutputFnGetAttProfileTable');
  });

  it('leave those of the stage as they are, with what was imported of them', () => {
    const before = synthesize().templates.data.toJSON();
    const after = templates.data.toJSON();

    expect(after.Resources).toEqual(before.Resources);
    expect(Object.keys(after.Outputs)).toEqual(expect.arrayContaining(Object.keys(before.Outputs)));
  });

  it('are what the stack names to whoever reads or writes beside the functions', () => {
    const { ProfileTableName, ConfigTableName } = templates.data.toJSON().Outputs;

    expect([ProfileTableName.Value, ConfigTableName.Value]).toEqual(Object.values(restored));
  });

  it('are two, of one time', () => {
    expect(() => synthesize({ restoredConfigTable: 'config-of-noon' })).toThrow('Both tables are restored');
  });
});
