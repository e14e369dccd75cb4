import { expect, it } from '@jest/globals';
import { mayContact } from '../../../core/contact/may-contact.ts';
import { validateJourney } from '../../../core/journey/journey.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { seedTemplates } from '../../../core/seed/templates.ts';
import { ann, contact, shop, switches, T0 } from '../journey/make.ts';

const person = ann({ topics: [{ id: 'news', saidAtMs: T0, denied: true }] });
const ask = (more: object) =>
  mayContact(
    { profile: person, channel: 'email', purpose: 'marketing', ...more },
    { contact, shop, switches },
    T0,
  );

it('she gets no marketing about a topic that she denied, and all else', () => {
  expect(ask({ topic: 'news' })).toEqual({ kind: 'skipped', reason: 'topic-denied' });
  expect(ask({ topic: 'sales' }).kind).toBe('allowed');
  expect(ask({}).kind).toBe('allowed');
  expect(ask({ topic: 'news', purpose: 'transactional' }).kind).toBe('allowed');
});

it('a journey may only name a topic that people can choose', () => {
  const templates = Object.fromEntries(seedTemplates.map((one) => [one.id, one]));
  const preferences = { topics: [{ id: 'news', name: { en: 'News' } }], languages: [], words: {} };
  const check = (topic: string) => validateJourney({ ...cartAbandoned, topic }, { templates, preferences });

  expect(check('news').kind).toBe('valid');
  expect(check('sales')).toEqual({
    kind: 'faults',
    faults: [{ path: '/topic', message: 'there is no topic sales in settings/preferences' }],
  });
});
