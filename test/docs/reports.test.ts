import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { experimentSettingsSchema } from '../../core/config/experiment-settings.ts';
import { routes } from '../../functions/api/routes/index.ts';

const page = readFileSync(new URL('../../docs/reports.md', import.meta.url), 'utf8');

it('the settings of the page can be saved, and are whole', () => {
  const written = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  expect(experimentSettingsSchema.parse(written)).toEqual(written);
});

it('every report is on the page', () => {
  const paths = routes.flatMap(({ path }) => (path.startsWith('/v1/reports/') ? [path] : []));
  expect(paths).toHaveLength(8);
  for (const path of paths) expect(page).toContain(`\`GET ${path}\``);
});
