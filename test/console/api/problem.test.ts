import { expect, it } from '@jest/globals';
import { ApiProblem, isOvertaken } from '../../../console/api/problem.ts';

it.each([
  [409, true],
  [412, true],
  [404, false],
  [0, false],
])('an answer of %i says that what was looked at is no longer so: %s', (status, is) => {
  expect(isOvertaken(new ApiProblem(status, {}))).toBe(is);
  expect(isOvertaken(new Error('ours'))).toBe(false);
});
