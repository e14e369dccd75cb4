import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { harmlessLinks, mapLinks, originsIn } from '../../../core/message/mail-links.ts';

const seenIn = (html: string): string[] => {
  const urls: string[] = [];
  mapLinks(html, (url) => {
    urls.push(url);
    return url;
  });
  return urls;
};

describe('the links of a mail', () => {
  it('are those of its anchors, as a browser reads them', () => {
    const html = `<a href="https://a.example/?x=1&amp;y=2#z">1</a> <A class='b' HREF='https://b.example/&#1103;&#x44f;'>2</A>
<area href=" https://c.example "> <img src="https://d.example/x.png"> <abbr href="https://e.example">`;
    expect(seenIn(html)).toEqual([
      'https://a.example/?x=1&y=2#z',
      'https://b.example/яя',
      'https://c.example',
    ]);
  });

  it('stay as they are spelt where nothing changes, and are escaped where something does', () => {
    const html = '<a href="https://a.example/?x=1&amp;y=2">1</a><a href="#b">2</a>';
    expect(mapLinks(html, (url) => url)).toBe(html);
    expect(mapLinks(html, (url) => (url === '#b' ? 'https://c.example/?a=1&b="2"' : url))).toBe(
      '<a href="https://a.example/?x=1&amp;y=2">1</a><a href="https://c.example/?a=1&amp;b=&#34;2&#34;">2</a>',
    );
  });

  it('are found in time, however broken the HTML is', () => {
    const startedMs = performance.now();
    for (const broken of ['<a ', '<a href="', '<a href=', "<area '"]) seenIn(broken.repeat(200_000));
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });

  it('whatever is put in comes out again', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const html = mapLinks('<a href="#">x</a>', () => url);
        expect(seenIn(html)).toEqual([url]);
      }),
    );
  });
});

describe('a link that a person typed', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
  ])('leads nowhere: %j', (url) => {
    expect(harmlessLinks(`<a href="${url}">x</a>`)).toBe('<a href="#">x</a>');
  });

  it.each(['https://shop.example/?a=1&amp;b=2', 'mailto:a@b.example', 'tel:+49151', '#top'])(
    'stays where it may: %s',
    (url) => {
      expect(harmlessLinks(`<a href="${url}">x</a>`)).toBe(`<a href="${url}">x</a>`);
    },
  );
});

describe('the origins that a template names', () => {
  it('are those written down whole: no value that is filled in can add to one', () => {
    const source = `<a href="https://a.example/{{ path }}"> <a href="https://b.example{{ path }}"> <a href='http://c.example:8080'>
<a href="https://{{ host }}/x"> <a href="{{ url }}"> https://d.example/x <a href="https://user@e.example/">`;
    expect(originsIn(source)).toEqual(
      new Set(['https://a.example', 'http://c.example:8080', 'https://d.example', 'https://e.example']),
    );
  });
});
