import { MultiSelect, NumberInput, Select, Stack, Switch } from '@mantine/core';
import { SpanInput } from '../../../../ui/span-input.tsx';
import { useKnown } from '../../journey/use-known.ts';
import { useTexts } from '../../texts.ts';
import { WhereField } from '../fields/fields.tsx';
import { useEdit } from '../use-edit.ts';

const KEYS = ['person', 'cart', 'order', 'item'] as const;
const AGAIN = ['after-exit', 'never', 'after'] as const;

/** Who comes in, how often, how many, and who is kept out to measure against. */
export function PeopleForm() {
  const { t } = useTexts();
  const { get, set, fault, journey } = useEdit();
  const { journeys } = useKnown();
  const reentry = get<string | { after?: string }>('entry', 'reentry') ?? 'after-exit';
  const cap = get<{ max: number; per: string }>('entry', 'cap');
  const holdout = get<number>('holdout');
  /** An entry without any field is none. */
  const enter = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = (get<Record<string, unknown>>('entry') ?? {}) as Record<string, unknown>;
    const next = value === undefined ? rest : { ...get<object>('entry'), [name]: value };
    set(['entry'], Object.keys(next).length === 0 ? undefined : next);
  };
  const again = typeof reentry === 'string' ? reentry : 'after';
  return (
    <Stack>
      <WhereField place={['audience']} label={t('people.audience')} />
      <Select
        label={t('people.key')}
        allowDeselect={false}
        data={KEYS.map((value) => ({ value, label: t(`people.key-${value}`) }))}
        value={get<string>('entry', 'key') ?? 'person'}
        onChange={(value) => value && enter('key', value === 'person' ? undefined : value)}
      />
      <Select
        label={t('people.again')}
        allowDeselect={false}
        data={AGAIN.map((value) => ({ value, label: t(`people.again-${value}`) }))}
        value={again}
        error={fault('entry', 'reentry')}
        onChange={(value) => {
          if (value === 'after') enter('reentry', { after: 'P3D' });
          else if (value) enter('reentry', value === 'after-exit' ? undefined : value);
        }}
      />
      {typeof reentry !== 'string' && (
        <SpanInput
          label={t('people.after')}
          value={reentry.after}
          error={fault('entry', 'reentry', 'after')}
          onChange={(after) => enter('reentry', { after })}
        />
      )}
      <Switch
        label={t('people.limit')}
        checked={cap !== undefined}
        onChange={({ currentTarget }) =>
          enter('cap', currentTarget.checked ? { max: 100, per: 'P1D' } : undefined)
        }
      />
      {cap && (
        <>
          <NumberInput
            label={t('people.max')}
            min={1}
            max={5000}
            value={cap.max}
            error={fault('entry', 'cap', 'max')}
            onChange={(max) => typeof max === 'number' && enter('cap', { ...cap, max })}
          />
          <SpanInput
            label={t('people.per')}
            value={cap.per}
            onChange={(per) => enter('cap', { ...cap, per })}
          />
        </>
      )}
      <MultiSelect
        label={t('people.replaces')}
        description={t('people.replacesText')}
        searchable
        clearable
        data={journeys
          .filter(({ id }) => id !== journey.id)
          .map(({ id, name }) => ({ value: id, label: name ?? id }))}
        value={get<string[]>('entry', 'replaces') ?? []}
        onChange={(ids) => enter('replaces', ids.length === 0 ? undefined : ids)}
      />
      <NumberInput
        label={t('people.holdout')}
        description={t('people.holdoutText')}
        suffix=" %"
        min={0}
        max={90}
        decimalScale={1}
        value={holdout === undefined ? '' : Math.round(holdout * 1000) / 10}
        error={fault('holdout')}
        onChange={(next) => set(['holdout'], typeof next === 'number' && next > 0 ? next / 100 : undefined)}
      />
    </Stack>
  );
}
