import { describe, expect, it } from '@jest/globals';
import { changedFields } from '../../../console/ui/document/fields-of.ts';
import { idOf } from '../../../console/ui/document/id-of.ts';

describe('what differs between two documents', () => {
  it('is told text by text, what is gone at the end', () => {
    const before = { subject: 'Tea', text: 'a', locales: { ru: { text: 'Чай' } } };
    const after = { subject: 'Tea', text: 'b', max: 3 };

    expect(changedFields(before, after)).toEqual([
      { path: 'text', before: 'a', after: 'b' },
      { path: 'max', before: undefined, after: '3' },
      { path: 'locales.ru.text', before: 'Чай', after: undefined },
    ]);
  });

  it('shows a condition as one', () => {
    const [field] = changedFields({ condition: true }, { condition: { '==': [1, 1] } });

    expect(field).toMatchObject({ path: 'condition', before: 'true' });
  });
});

describe('the id of a name', () => {
  it('has Latin letters, digits and hyphens only', () => {
    expect(idOf('Чайная неделя!')).toBe('chaynaya-nedelya');
    expect(idOf('  Café №1 ')).toBe('cafe-1');
    expect(idOf('???')).toBe('');
  });
});
