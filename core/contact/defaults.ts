import type { ContactSettings } from '../config/settings.ts';

/** What a new deployment starts with: one marketing e-mail a day, one SMS in three, and nights. */
export const deployedContactDefaults: ContactSettings = {
  timezone: 'UTC',
  quietHours: {
    email: '22:00-08:00',
    push: '21:00-09:00',
    webpush: '21:00-09:00',
    sms: '20:00-10:00',
    agent: '20:00-10:00',
  },
  caps: { email: { max: 1, per: 'P1D' }, sms: { max: 1, per: 'P3D' } },
};

/** The local run begins without either, so that a story can be played at any hour. */
export const localContactDefaults: ContactSettings = { timezone: 'UTC', quietHours: {}, caps: {} };
