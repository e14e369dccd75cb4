import { describe, expect, it } from '@jest/globals';
import { addressFaults } from '../../../console/pages/start/self-test.ts';
import { withStaff } from '../../../console/pages/start/with-staff.ts';
import { peopleSettingsSchema } from '../../../core/config/people-settings.ts';

const staffOf = (...staff: string[]) => peopleSettingsSchema.parse({ staff });

describe('the staff list with oneself on it', () => {
  it('has what was missing there, as messages name it', () => {
    const typed = { email: 'Me@Shop.example ', sms: '+49 (151) 123-45678' };

    expect(withStaff(staffOf('boss@shop.example'), typed, undefined)?.staff).toEqual([
      ...['boss@shop.example', 'me@shop.example', '+4915112345678'],
    ]);
  });

  it.each([
    ['DE', '0151 12345678', '+4915112345678'],
    ['DE', '0049 151 12345678', '+4915112345678'],
    ['RU', '8 (916) 123-45-67', '+79161234567'],
    ['RU', '+49 (0)151 12345678', '+4915112345678'],
  ])('has a number of the shop’s country with its country: %s %s', (country, sms, value) => {
    expect(withStaff(staffOf(), { email: '', sms }, country)?.staff).toEqual([value]);
  });

  it('is the same where it knows her, also by a pattern', () => {
    const settings = staffOf('*@shop.example', '+49151*');

    expect(withStaff(settings, { email: 'Me@shop.example', sms: '0151 12345678' }, 'DE')).toBeUndefined();
    expect(withStaff(settings, { email: 'me@home.example', sms: '' }, 'DE')?.staff).toContain(
      'me@home.example',
    );
  });

  it.each([
    [{ email: '', sms: '0151 12345678' }, ['sms']],
    [{ email: '', sms: '+49' }, ['sms']],
    [{ email: 'me', sms: 'call me' }, ['email', 'sms']],
  ])('takes nothing that would fit nobody: %j', (typed, fields) => {
    const refused = (): unknown => {
      try {
        return withStaff(staffOf(), typed, undefined);
      } catch (error) {
        return error;
      }
    };

    expect(Object.keys(addressFaults(refused()))).toEqual(fields);
  });
});
