import { describe, expect, it } from '@jest/globals';
import { slugOf, slugs } from '../../../site/markdown/slug.ts';

describe('anchors of headings', () => {
  it.each([
    ['What counts as a yes', 'what-counts-as-a-yes'],
    ['`npm run bench`: synthesis and sizes, units, speed', 'npm-run-bench-synthesis-and-sizes-units-speed'],
    ['1. Start it', '1-start-it'],
    ['Кто решает, уйдёт ли сообщение', 'кто-решает-уйдёт-ли-сообщение'],
    ['A million events (20 a request)', 'a-million-events-20-a-request'],
    ['left_off – right', 'left_off--right'],
  ])('%s is where code hosts put it', (heading, slug) => {
    expect(slugOf(heading)).toBe(slug);
  });

  it('a heading that stands there twice has two', () => {
    const slug = slugs();

    expect([slug('Measured'), slug('Measured'), slug('Measured')]).toEqual([
      'measured',
      'measured-1',
      'measured-2',
    ]);
  });

  it('one that is written as the number of another has one of its own', () => {
    const slug = slugs();

    expect([slug('A'), slug('A'), slug('A 1'), slug('A 1')]).toEqual(['a', 'a-1', 'a-1-1', 'a-1-2']);
  });
});
