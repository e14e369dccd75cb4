import { describe, expect, it } from '@jest/globals';
import { starterOf } from '../../../console/pages/templates/list/starters.ts';
import { channels } from '../../../core/channel/channels.ts';
import { compileTemplate } from '../../../core/message/compile-template.ts';
import { templateWarnings } from '../../../core/message/template-warnings.ts';
import { validateTemplate } from '../../../core/message/validate-template.ts';
import { mjmlLibrary } from '../../../functions/adapters/mjml/mjml-library.ts';

const words = { subject: 'News', hello: 'Hello!', lead: 'Tea.', button: 'Look', leave: 'Unsubscribe' };

describe('what a new template begins with', () => {
  it.each(channels)('has no fault and no gap: %s', async (channel) => {
    const checked = await validateTemplate({ id: 'new', ...starterOf(channel, words) });
    const made = checked.kind === 'valid' ? await compileTemplate(checked.template, mjmlLibrary) : checked;

    expect(made).toMatchObject({ kind: 'valid' });
    expect(made.kind === 'valid' ? await templateWarnings(made.template) : undefined).toEqual([]);
  });
});
