import { describe, expect, it } from '@jest/globals';
import type { SendOutcome } from '../../../core/journey/enrollment.ts';
import { receivedAnything } from '../../../core/journey/sends.ts';
import { cartJourney, enrolled, sent, T0 } from './make.ts';

const withSend = (outcome: SendOutcome) =>
  enrolled(cartJourney, { sends: [{ ...sent('email', T0), outcome }] });

describe('whom a correction is for', () => {
  it.each([
    ['sent', true],
    ['delivered', true],
    ['complained', true],
    ['unknown', true],
    ['bounced', false],
    ['held', false],
    ['skipped', false],
  ] as const)('a message that is %s: %s', (outcome, isMeant) => {
    expect(receivedAnything(withSend(outcome))).toBe(isMeant);
  });

  it('nobody who was sent nothing', () => {
    expect(receivedAnything(enrolled(cartJourney))).toBe(false);
  });
});
