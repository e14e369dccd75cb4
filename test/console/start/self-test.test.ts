import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../../console/api/problem.ts';
import { addressFaults, namedOf } from '../../../console/pages/start/self-test.ts';

const faultsAt = (...paths: string[]) => ({ faults: paths.map((path) => ({ path, message: `no ${path}` })) });

describe('a test to oneself', () => {
  it('goes where something is typed', () => {
    expect(namedOf({ email: ' me@shop.example ', sms: ' ' })).toEqual({ email: 'me@shop.example' });
  });

  it('knows what is wrong with which address', () => {
    expect(addressFaults(new ApiProblem(422, faultsAt('/to/sms')))).toEqual({ sms: 'no /to/sms' });
    expect(addressFaults(new ApiProblem(422, faultsAt('/to/email', '/to/sms')))).toEqual({
      email: 'no /to/email',
      sms: 'no /to/sms',
    });
  });

  it('is stopped by anything else as it is', () => {
    expect(addressFaults(new ApiProblem(422, faultsAt('/steps/0')))).toEqual({});
    expect(addressFaults(new ApiProblem(409, faultsAt('/to/sms')))).toEqual({});
    expect(addressFaults(new Error('no answer'))).toEqual({});
  });
});
