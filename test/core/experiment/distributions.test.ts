import { describe, expect, it } from '@jest/globals';
import {
  chiSquareTail,
  logGamma,
  normalQuantile,
  studentQuantile,
} from '../../../core/experiment/distributions.ts';

// Beside what R prints for qnorm, qt, pchisq and lgamma.
describe('distributions', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.9995, 3.290526731491926],
    [0.001, -3.090232306167813],
  ])('the normal quantile of %d is %d', (probability, value) => {
    expect(normalQuantile(probability)).toBeCloseTo(value, 7);
  });

  it.each([
    [1, 12.7062047361747],
    [10, 2.228138851964939],
    [200, 1.971896224],
    [99_999, 1.959988],
    [1e12, 1.959963984540054],
  ])("Student's quantile of 0.975 with %d degrees of freedom is %d", (freedom, value) => {
    expect(studentQuantile(0.975, freedom)).toBeCloseTo(value, 5);
  });

  it.each([
    [0, 1, 1],
    [3.841458820694124, 1, 0.05],
    [10.82756617, 1, 0.001],
    [13.81551056, 2, 0.001],
    [1e6, 1, 0],
  ])('chi-square is %d or more with %d degrees of freedom at a chance of %d', (value, freedom, chance) => {
    expect(chiSquareTail(value, freedom)).toBeCloseTo(chance, 8);
  });

  it('the gamma function grows as factorials do', () => {
    expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 9);
  });
});
