import { describe, expect, it } from '@jest/globals';
import { linkFaults, linksFor } from '../../../site/pages/links.ts';

const known = () =>
  linksFor({
    pathOf: new Map([
      ['docs/README.md', 'index.html'],
      ['docs/sms.md', 'sms.html'],
      ['docs/decisions', 'decisions/index.html'],
      ['docs/decisions/0001-a.md', 'decisions/0001-a.html'],
      ['bench/README.md', 'measuring.html'],
    ]),
    mention: (code) =>
      code === 'GET /v1/me'
        ? { kind: 'route', href: 'api/me.html#getMe' }
        : code.startsWith('GET')
          ? { kind: 'unknown' }
          : { kind: 'other' },
    exists: (file) => file !== 'docs/pictures/gone.png',
  });

describe('links of a page', () => {
  it('lead to the pages of the site', () => {
    const { of, faults } = known();
    const decision = of('docs/decisions/0001-a.md', 'decisions/0001-a.html');

    expect(decision.to('../sms.md#who-carries-it')).toBe('../sms.html#who-carries-it');
    expect(decision.to('../README.md')).toBe('../index.html');
    expect(decision.to('../decisions')).toBe('index.html');
    expect(decision.to('../../bench/README.md')).toBe('../measuring.html');
    expect(decision.to('#below')).toBe('#below');
    expect(decision.to('https://jsonlogic.com')).toBe('https://jsonlogic.com');
    expect(faults).toEqual([]);
  });

  it('to files that are handed out take these with them', () => {
    const { of, files, faults } = known();

    expect(of('docs/sms.md', 'sms.html').to('pictures/customer.png')).toBe('pictures/customer.png');
    expect(of('docs/README.md', 'index.html').to('../LICENSE')).toBe('LICENSE.txt');
    expect([...files]).toEqual([
      ['docs/pictures/customer.png', 'pictures/customer.png'],
      ['LICENSE', 'LICENSE.txt'],
    ]);
    expect(faults).toEqual([]);
  });

  it.each(['gone.md', '../core/errors.ts', 'pictures/gone.png'])('to %s are a fault', (href) => {
    const { of, faults } = known();

    of('docs/sms.md', 'sms.html').to(href);

    expect(faults).toEqual([`docs/sms.md: ${href} leads nowhere`]);
  });

  it('to a heading that is not there are a fault', () => {
    const { of, asked } = known();
    const page = of('docs/README.md', 'index.html');
    page.to('sms.md#parts');
    page.to('sms.md#gone');
    const pages = new Map([
      ['sms.html', { title: 'SMS', html: '', headings: [{ id: 'parts', text: 'Parts', level: 2 }] }],
    ]);

    expect(linkFaults(asked, pages)).toEqual([
      'docs/README.md: sms.md#gone leads to a page without that heading',
    ]);
  });

  it('of routes lead to the reference; a route that is not there is a fault', () => {
    const { of, faults } = known();
    const page = of('docs/decisions/0001-a.md', 'decisions/0001-a.html');

    expect(page.toRoute('GET /v1/me')).toBe('../api/me.html#getMe');
    expect(page.toRoute('npm start')).toBeUndefined();
    expect(page.toRoute('GET /v1/gone')).toBeUndefined();
    expect(faults).toEqual(['docs/decisions/0001-a.md: no route is called GET /v1/gone']);
  });
});
