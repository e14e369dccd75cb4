import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeSite, type Site, writeSite } from '../../site/build.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaskad-docs-'));
let site: Site;

beforeAll(async () => {
  site = makeSite();
  await writeSite(site, folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);

const files = () =>
  new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')),
  );

describe('the documentation as a site', () => {
  it('has no link, heading or route that is not there', () => {
    expect(site.faults).toEqual([]);
  });

  it('leads from every page to files and places that were written', () => {
    const written = files();
    const ids = new Map([...site.html].map(([path, html]) => [path, new Set(attributes(html, 'id'))]));
    const broken = [...site.html].flatMap(([path, html]) =>
      [...attributes(html, 'href'), ...attributes(html, 'src')]
        .filter((href) => !/^https?:/.test(href))
        .filter((href) => {
          const [way = '', anchor] = href.split('#', 2);
          const to = way === '' ? path : posix.join(posix.dirname(path), way);
          return !written.has(to) || (anchor !== undefined && !ids.get(to)?.has(decodeURIComponent(anchor)));
        })
        .map((href) => `${path}: ${href}`),
    );

    expect(broken).toEqual([]);
  });

  it('names each place of a page once', () => {
    const twice = [...site.html].flatMap(([path, html]) => {
      const ids = attributes(html, 'id');
      return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${path}#${id}`);
    });

    expect(twice).toEqual([]);
  });

  it('asks nothing of other hosts', () => {
    const resources = [...site.html.values()].flatMap((html) => [
      ...attributes(html, 'src'),
      ...[...html.matchAll(/<link[^>]*href="([^"]*)"/g)].map(([, href = '']) => href),
    ]);
    const css = readFileSync(join(folder, 'site.css'), 'utf8');

    expect(resources.filter((one) => /^(https?:)?\/\//.test(one))).toEqual([]);
    expect(css).not.toMatch(/url\(|@import/);
    expect(readFileSync(join(folder, 'site.js'), 'utf8')).not.toMatch(/https?:\/\//);
  });

  it('has a reference entry for every route, with its right', () => {
    const journeys = site.html.get('api/journeys.html') ?? '';

    expect(journeys).toContain('<h2 id="putJourneysId">');
    expect(journeys).toContain('Right <code>edit</code>: marketer, admin.');
    expect(site.html.get('api.html')).toContain('api/journeys.html#putJourneysId');
  });

  it('has the start page of the marketer in both languages, each leading to the other', () => {
    expect(site.html.get('marketer.ru.html')).toMatch(
      /<html lang="ru"[\s\S]*href="marketer\.html" hreflang="en"/,
    );
    expect(site.html.get('marketer.html')).toMatch(
      /<html lang="en"[\s\S]*href="marketer\.ru\.html" hreflang="ru"/,
    );
  });

  it('is small', () => {
    const bytes = [...files()].reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

    expect(bytes).toBeLessThan(8_000_000);
    expect(statSync(join(folder, 'site.js')).size).toBeLessThan(40_000);
  });
});
