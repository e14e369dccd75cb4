import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { standingOf } from '../../core/message/known-variables.ts';
import { templateWarnings } from '../../core/message/template-warnings.ts';
import { validateTemplate } from '../../core/message/validate-template.ts';

const page = readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8');

it('the template of the page can be saved, and leaves nothing to be said but of its links', async () => {
  const written = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');

  const checked = await validateTemplate(written);

  expect(checked).toEqual({ kind: 'valid', template: written });
  if (checked.kind !== 'valid') return;
  const warnings = await templateWarnings(checked.template);
  expect(warnings.filter(({ message }) => !/(link|unsubscribe_url) is not there/.test(message))).toEqual([]);
});

it('names that the page says are never there are unknown', () => {
  for (const names of [
    ['customer', 'name'],
    ['cart', 'itmes'],
  ])
    expect(standingOf(names, ['email']).kind).toBe('unknown');
});
