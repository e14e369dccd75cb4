import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../../console/api/problem.ts';
import {
  namedOf,
  refuseLocalNumber,
  strangersIn,
  withStaff,
} from '../../../console/pages/start/self-test.ts';
import { peopleSettingsSchema } from '../../../core/config/people-settings.ts';

const faultsAt = (...paths: string[]) => ({ faults: paths.map((path) => ({ path, message: 'no' })) });

describe('a test to oneself', () => {
  it('goes where something is typed', () => {
    expect(namedOf({ email: ' me@shop.example ', sms: ' ' })).toEqual({ email: 'me@shop.example' });
  });

  it('knows which address is of nobody of the shop', () => {
    expect(strangersIn(new ApiProblem(422, faultsAt('/to/sms')))).toEqual(['sms']);
    expect(strangersIn(new ApiProblem(422, faultsAt('/to/email', '/to/sms')))).toEqual(['email', 'sms']);
  });

  it('is stopped by anything else as it is', () => {
    expect(strangersIn(new ApiProblem(422, faultsAt('/steps/0')))).toEqual([]);
    expect(strangersIn(new ApiProblem(409, faultsAt('/to/sms')))).toEqual([]);
    expect(strangersIn(new Error('no answer'))).toEqual([]);
  });

  it('adds to the list what is missing there, as the list writes it', () => {
    const settings = peopleSettingsSchema.parse({ staff: ['boss@shop.example'] });
    const typed = { email: 'Me@Shop.example ', sms: '+49 (151) 123-45678' };

    expect(withStaff(settings, typed)?.staff).toEqual([
      ...['boss@shop.example', 'me@shop.example', '+4915112345678'],
    ]);
    expect(withStaff(settings, { email: 'Boss@shop.example', sms: '' })).toBeUndefined();
  });

  it.each(['0151 1234567', '+49', 'call me'])('puts no %s onto the list: it would never fit', (sms) => {
    const refused = (): unknown => {
      try {
        return refuseLocalNumber({ email: '', sms });
      } catch (error) {
        return error;
      }
    };

    expect(strangersIn(refused())).toEqual(['sms']);
  });

  it.each(['', '+49 (151) 123-45678'])('takes "%s"', (sms) => {
    expect(refuseLocalNumber({ email: 'me@shop.example', sms })).toBeUndefined();
  });

  it('adds nobody whom a pattern of the list fits already', () => {
    const settings = peopleSettingsSchema.parse({ staff: ['*@shop.example', '+4930*'] });

    expect(withStaff(settings, { email: 'me@shop.example', sms: '+49 30 123' })).toBeUndefined();
    expect(withStaff(settings, { email: 'me@home.example', sms: '' })?.staff).toContain('me@home.example');
  });
});
