import { describe, expect, it } from '@jest/globals';
import { render } from '../../../site/markdown/render.ts';

const links = {
  to: (href: string) => `to:${href}`,
  toRoute: (code: string) => (code === 'GET /v1/me' ? 'api/me.html#getMe' : undefined),
};

describe('a page of Markdown', () => {
  it('has a title, and headings that can be linked', () => {
    const { title, headings, html } = render('# Links\n\n## `-c linkDomain`\n\nText', links);

    expect(title).toBe('Links');
    expect(headings).toEqual([
      { id: 'links', text: 'Links', level: 1 },
      { id: '-c-linkdomain', text: '-c linkDomain', level: 2 },
    ]);
    expect(html).toContain('<h2 id="-c-linkdomain">');
  });

  it('asks where its links and pictures lead', () => {
    const { html } = render('[a](b.md) ![c](d.png)', links);

    expect(html).toContain('<a href="to:b.md">a</a>');
    expect(html).toContain('<img src="to:d.png" alt="c">');
  });

  it('makes a link of a route, and of no other code', () => {
    const { html } = render('`GET /v1/me` and `<b>`', links);

    expect(html).toContain('<a href="api/me.html#getMe"><code>GET /v1/me</code></a>');
    expect(html).toContain('<code>&lt;b&gt;</code>');
  });

  it('colours JSON and JavaScript, steps comments of the shell back, and escapes all of it', () => {
    const { html } = render(
      '```json\n{ "a": 1 }\n```\n\n```js\nconst b = "<i>";\n```\n\n```sh\nnpm ci # first\n```\n\n```text\n<u>\n```\n',
      links,
    );

    expect(html).toContain('<span class="tok-number">1</span>');
    expect(html).toContain('<span class="tok-keyword">const</span>');
    expect(html).toContain('&quot;&lt;i&gt;&quot;');
    expect(html).toContain('<span class="tok-comment"># first</span>');
    expect(html).toContain('&lt;u&gt;');
  });

  it('lets a wide table scroll by itself, and gives a column without a title no empty one', () => {
    const { html } = render('| a |  |\n| --- | --- |\n| b | c |\n', links);

    expect(html).toMatch(/<div class="table" tabindex="0"><table>[\s\S]*<\/table><\/div>/);
    expect(html).toContain('<th>a</th>\n<td></td>');
  });
});
