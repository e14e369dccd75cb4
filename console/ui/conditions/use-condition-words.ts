import { useFormat } from '../../i18n/use-format.ts';
import { SPECIAL } from './paths.ts';
import { type ConditionGroup, type ConditionLine, isGroup, type TimesValue } from './query.ts';
import { useTexts } from './texts.ts';
import { toQuery } from './to-query.ts';
import { usePathName } from './use-path-name.ts';

const SPANS = new Set(['within', 'notWithin', 'ahead', 'notAhead']);

/** Conditions as one sentence; `path` names a single path. */
export const useConditionWords = () => {
  const { t } = useTexts();
  const format = useFormat();
  const pathName = usePathName();

  const value = ({ operator, value: raw }: ConditionLine): string => {
    if (SPANS.has(operator)) return format.duration(String(raw));
    if (operator === 'between') return (raw as unknown[]).join(' – ');
    if (typeof raw === 'boolean') return t(raw ? 'common:yes' : 'common:no');
    if (Array.isArray(raw)) return raw.join(', ');
    return typeof raw === 'number' ? format.number(raw) : String(raw);
  };
  const line = (one: ConditionLine): string => {
    const { field, operator } = one;
    if (field === SPECIAL.json) return t('words.asWritten');
    if (field === SPECIAL.segment || field === SPECIAL.journey)
      return t(`words.${field.slice(1)}.${operator}`, { id: value(one) });
    if (field === SPECIAL.times) {
      const { event, window, count } = one.value as TimesValue;
      return t('words.times', { event, time: format.duration(window), sign: t(`sign.${operator}`), count });
    }
    return t(`words.${operator}`, { field: pathName(field), value: value(one) });
  };
  const group = ({ combinator, not, rules }: ConditionGroup, isInner: boolean): string => {
    const joined = rules
      .map((part) => (isGroup(part) ? group(part, true) : line(part)))
      .join(` ${t(`join.${combinator}`)} `);
    const inBrackets = (isInner || not) && rules.length > 1 ? `(${joined})` : joined;
    return not ? t('words.not', { what: inBrackets }) : inBrackets;
  };
  const words = (condition: unknown): string => {
    if (condition === false) return t('words.nobody');
    const query = toQuery(condition === true ? undefined : condition);
    return query.rules.length === 0 ? t('words.everybody') : group(query, false);
  };
  return Object.assign(words, { path: pathName });
};
