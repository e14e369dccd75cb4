import { describe, expect, it } from '@jest/globals';
import { skipsOnEnd } from '../../../core/journey/skips.ts';
import { afterMail, ann, cartJourney, HOUR, shop, T0 } from './make.ts';

const orderedAtMs = T0 + 2 * HOUR;
const price = { amountMinor: 7, currency: 'EUR' };

/** Of the SMS that an order made needless, when she has said that of SMS by now. */
const notSpent = (status: 'granted' | 'denied', atMs: number) => {
  const consents = ann().consents.map((one) => ({ ...one, status, atMs }));
  const ask = { enrollment: afterMail(T0 + HOUR), journey: cartJourney, shop };
  const left = skipsOnEnd({ ...ask, profile: ann({ consents }), reason: 'ordered', atMs: orderedAtMs });
  return left.find(({ channel }) => channel === 'sms')?.notSpent;
};

describe('what an order spared, whenever it is told', () => {
  it('is what a message to somebody would have cost who had said yes, or says so again', () => {
    expect(notSpent('granted', T0)).toEqual(price);
    expect(notSpent('granted', orderedAtMs + 1)).toEqual(price);
  });

  it('is nothing for somebody who had said no, and stays what it was when she says so later', () => {
    expect(notSpent('denied', orderedAtMs)).toBeUndefined();
    expect(notSpent('denied', orderedAtMs + 1)).toEqual(price);
  });
});
