import { expect, it } from '@jest/globals';
import fc from 'fast-check';

it('every property test draws the chances that FC_SEED names, and new ones where it names none', () => {
  const named = process.env.FC_SEED;
  expect(fc.readConfigureGlobal()?.seed).toBe(named ? Number(named) : undefined);
});
