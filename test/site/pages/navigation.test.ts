import { describe, expect, it } from '@jest/globals';
import { navigationOf, twinOf, wholeNavigation } from '../../../site/pages/navigation.ts';

const page = (file: string, text = '') => ({ file, path: file, text });
const index =
  '# Kaskad\n\n[before](deploy.md)\n\n## One\n\n- [Costs](costs.md)\n- [Away](https://example.com)\n\n## Two\n\nwords\n\n## Three\n\n[Roles](roles.md#tokens) [Security](../SECURITY.md)\n';

describe('the navigation', () => {
  it('is what stands in the sections of the index', () => {
    expect(navigationOf(index)).toEqual([
      { title: 'One', links: [{ file: 'docs/costs.md', text: 'Costs' }] },
      {
        title: 'Three',
        links: [
          { file: 'docs/roles.md', text: 'Roles' },
          { file: 'SECURITY.md', text: 'Security' },
        ],
      },
    ]);
  });

  it('ends with pages that the index forgot, and with nothing where it forgot none', () => {
    const listed = page('docs/README.md', '## One\n\n[Costs](costs.md)');
    const sources = [
      listed,
      page('docs/costs.md'),
      page('docs/costs.ru.md'),
      page('docs/decisions/0001-a.md'),
    ];

    expect(wholeNavigation(sources).map(({ title }) => title)).toEqual(['One']);
    expect(wholeNavigation([...sources, page('docs/restore.md', '# Restore\n')])).toEqual([
      { title: 'One', links: [{ file: 'docs/costs.md', text: 'Costs' }] },
      { title: 'Further pages', links: [{ file: 'docs/restore.md', text: 'Restore' }] },
    ]);
  });

  it('knows a page in the other language', () => {
    expect(twinOf('docs/marketer.md')).toBe('docs/marketer.ru.md');
    expect(twinOf('docs/marketer.ru.md')).toBe('docs/marketer.md');
  });
});
