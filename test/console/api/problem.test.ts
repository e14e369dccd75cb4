import { expect, it } from '@jest/globals';
import { ApiProblem, isNeedsTwo, isOvertaken } from '../../../console/api/problem.ts';
import { NEEDS_TWO } from '../../../core/config/proposal.ts';

it.each([
  [409, true],
  [412, true],
  [404, false],
  [0, false],
])('an answer of %i says that what was looked at is no longer so: %s', (status, is) => {
  expect(isOvertaken(new ApiProblem(status, {}))).toBe(is);
  expect(isOvertaken(new Error('ours'))).toBe(false);
});

it('one person alone is told apart from what was overtaken', () => {
  expect(isNeedsTwo(new ApiProblem(409, { detail: NEEDS_TWO }))).toBe(true);
  expect(isNeedsTwo(new ApiProblem(409, { detail: 'It is used by journey a.' }))).toBe(false);
});
