import { expect, it } from '@jest/globals';
import { assemble } from '../../../core/config/assemble.ts';
import type { PublishedEntry } from '../../../core/config/documents.ts';
import { peopleSettingsSchema } from '../../../core/config/people-settings.ts';
import { reportSettingsSchema } from '../../../core/config/report-settings.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { counts } from '../../../core/profile/staff.ts';

const owner = {
  ...emptyProfile('o', 0),
  identities: [{ namespace: 'email', value: 'owner@shop.example', linkedAtMs: 0 }],
};
const house = (to: string[]) =>
  assemble(undefined, [
    { kind: 'settings', id: 'report', version: 1, document: reportSettingsSchema.parse({ to }) },
    {
      kind: 'settings',
      id: 'people',
      version: 1,
      document: peopleSettingsSchema.parse({ staff: ['x@y.example'] }),
    },
  ] as PublishedEntry[]);

it('whoever reads the figures of the shop is one of its own people, for as long as she is named', () => {
  expect(counts(owner, house([]).people)).toBe(true);
  const { people } = house(['owner@shop.example']);
  expect([counts(owner, people), people.staff]).toEqual([false, ['x@y.example', 'owner@shop.example']]);
});
