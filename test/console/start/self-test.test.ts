import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../../console/api/problem.ts';
import { namedOf, strangersIn, withStaff } from '../../../console/pages/start/self-test.ts';
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

    expect(withStaff(settings, typed, ['email', 'sms']).staff).toEqual([
      ...['boss@shop.example', 'me@shop.example', '+4915112345678'],
    ]);
    expect(withStaff(settings, { ...typed, email: 'boss@shop.example' }, ['email'])).toEqual(settings);
  });
});
