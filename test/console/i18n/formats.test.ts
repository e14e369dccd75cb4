import { describe, expect, it } from '@jest/globals';
import { formatsFor } from '../../../console/i18n/formats.ts';

const AT = '2026-12-01T10:00:00Z';

describe('dates as people write them', () => {
  it('have no full stop of their own in front of that of a Russian sentence', () => {
    expect(formatsFor('ru').day(AT)).toBe('1 дек. 2026');
    expect(formatsFor('en').day(AT)).toBe('Dec 1, 2026');
  });

  it('tell the year of what may be long ago', () => {
    expect(formatsFor('ru').dated(AT)).toMatch(/^1 дек. 2026, \d\d:00$/);
    expect(formatsFor('en').dated(AT)).toMatch(/^Dec 1, 2026, \d+:00/);
  });
});
