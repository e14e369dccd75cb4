import type { SettingsId } from '../../../../core/config/documents.ts';
import { settingsKinds } from '../../../../core/config/kinds/settings-kinds.ts';
import type { Fault } from '../../../../core/errors.ts';
import { faultsOf } from '../../../../core/faults.ts';
import { newSourceSchema } from '../../../../core/source/source-body.ts';

const faultsIn = (id: SettingsId, json: unknown): Fault[] => {
  const checked = settingsKinds[id].check(json);
  return checked.kind === 'valid' ? [] : checked.faults;
};

const ofSource = (json: object): Fault[] => {
  const checked = newSourceSchema.safeParse({ kind: 'public', ...json });
  return checked.success ? [] : faultsOf(checked.error);
};

const feed = { id: 'f', url: 'https://shop.example/f.xml', format: 'yml' };
const topic = { id: 'tea', name: { en: 'Tea' } };
const euros = { amount: 5, currency: 'EUR' };

/** What can be wrong with what the forms of settings ask for, as the validators say it today. */
export const settings: [name: string, faults: Fault[]][] = [
  ['a staff list of everybody', faultsIn('people', { staff: ['*'] })],
  ['junk that is no phone', faultsIn('people', { junk: { phone: ['call me'] } })],
  ['an odd name of an ID', faultsIn('people', { namespaces: ['my-crm'] })],
  ['an odd country', faultsIn('shop', { country: 'Germany' })],
  ['an odd front door', faultsIn('shop', { url: 'shop', linkUrl: 'https://go.shop.example/deep' })],
  ['an odd sender', faultsIn('shop', { email: { from: 'nobody' } })],
  ['odd prices', faultsIn('shop', { prices: { sms: { DE: { amount: 0.071, currency: 'EUR' } } } })],
  ['an odd currency of prices', faultsIn('shop', { prices: { sms: { DE: { amount: 1, currency: 'e' } } } })],
  ['odd quiet hours', faultsIn('contact', { quietHours: { email: '25:00-3' }, timezone: 'Mars/Base' })],
  ['an odd limit', faultsIn('contact', { caps: { email: { max: -1, per: 'day' } } })],
  [
    'budgets in two currencies',
    faultsIn('budgets', { sms: { day: euros, month: { ...euros, currency: 'USD' } } }),
  ],
  ['an odd report', faultsIn('report', { to: ['x'], time: '8' })],
  ['a report to one twice', faultsIn('report', { to: ['a@b.example', 'a@b.example'] })],
  [
    'odd feeds',
    faultsIn('feeds', { feeds: [{ ...feed, id: 'A B', url: 'http://localhost', every: 'PT1M' }] }),
  ],
  ['a feed twice', faultsIn('feeds', { feeds: [feed, feed] })],
  ['a topic twice', faultsIn('preferences', { topics: [topic, topic], locales: ['deutsch!'] })],
  ['a topic without a name', faultsIn('preferences', { topics: [{ ...topic, name: {} }] })],
  ['a provider that nobody knows', faultsIn('providers', { use: { email: ['pigeon'] } })],
  [
    'a source from nowhere',
    ofSource({ name: '', origins: ['shop'], country: 'G', source: 'A B', id: 'A B' }),
  ],
];
