import {
  Autocomplete,
  Group,
  JsonInput,
  NativeSelect,
  NumberInput,
  Select,
  TagsInput,
  TextInput,
} from '@mantine/core';
import type { ValueEditorProps } from 'react-querybuilder';
import { SpanInput } from '../span-input.tsx';
import type { BuilderContext } from './builder-props.ts';
import { knownEvents } from './known-events.ts';
import { kindOfPath, SPECIAL } from './paths.ts';
import type { Operator, TimesValue } from './query.ts';
import { useTexts } from './texts.ts';

const SPANS: readonly string[] = ['within', 'notWithin', 'ahead', 'notAhead'] satisfies Operator[];
const NUMERIC: readonly string[] = ['lt', 'le', 'gt', 'ge'] satisfies Operator[];

/** A number where it looks like one and nobody says that it is a text. */
const typed = (text: string): string | number | boolean => {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text;
};

function Times({
  value,
  set,
  disabled,
}: {
  value: TimesValue;
  set: (next: TimesValue) => void;
  disabled: boolean;
}) {
  const { t } = useTexts();
  return (
    <Group gap={6}>
      <NumberInput
        size="xs"
        w={70}
        aria-label={t('times.count')}
        min={0}
        max={50}
        value={value.count}
        disabled={disabled}
        onChange={(count) => typeof count === 'number' && set({ ...value, count })}
      />
      <Autocomplete
        size="xs"
        w={170}
        aria-label={t('times.event')}
        data={[...knownEvents]}
        value={value.event}
        disabled={disabled}
        onChange={(event) => set({ ...value, event })}
      />
      <SpanInput
        size="xs"
        label={t('times.window')}
        hidesLabel
        value={value.window}
        disabled={disabled}
        onChange={(window) => set({ ...value, window })}
      />
    </Group>
  );
}

/** What a line is compared with, by what is asked. */
export function ValueEditor(props: ValueEditorProps) {
  const { field, operator, value, handleOnChange, disabled: isOff } = props;
  const { t } = useTexts();
  const disabled = isOff ?? false;
  const { segments, journeys } = props.context as BuilderContext;
  const label = t('value');
  if (field === SPECIAL.times)
    return <Times value={value as TimesValue} set={handleOnChange} disabled={disabled} />;
  if (field === SPECIAL.json)
    return (
      <JsonInput
        aria-label={t('json')}
        description={t('jsonText')}
        autosize
        minRows={2}
        maxRows={14}
        style={{ flex: '1 1 100%' }}
        value={String(value)}
        onChange={handleOnChange}
        disabled={disabled}
        validationError={t('jsonBroken')}
      />
    );
  if (field === SPECIAL.segment || field === SPECIAL.journey) {
    const known = field === SPECIAL.segment ? segments : journeys;
    const isKnown = known.some(({ id }) => id === value);
    const data = known.map(({ id, name }) => ({ value: id, label: name ?? id }));
    return (
      <Select
        size="xs"
        aria-label={label}
        searchable
        value={value === '' ? null : String(value)}
        data={isKnown || value === '' ? data : [...data, { value: String(value), label: String(value) }]}
        disabled={disabled}
        onChange={(id) => handleOnChange(id ?? '')}
      />
    );
  }
  if (operator === 'there' || operator === 'notThere') return null;
  if (SPANS.includes(operator))
    return (
      <SpanInput
        size="xs"
        label={label}
        hidesLabel
        value={String(value)}
        disabled={disabled}
        onChange={handleOnChange}
      />
    );
  if (operator === 'oneOf' || operator === 'notOneOf')
    return (
      <TagsInput
        size="xs"
        aria-label={label}
        placeholder={t('list')}
        value={(Array.isArray(value) ? value : []).map(String)}
        disabled={disabled}
        onChange={(list) => handleOnChange(kindOfPath(field) === 'number' ? list.map(typed) : list)}
        style={{ flex: '1 1 160px' }}
      />
    );
  if (operator === 'between') {
    const [low, high] = Array.isArray(value) ? value : [0, 0];
    return (
      <Group gap={6} wrap="nowrap">
        <NumberInput
          size="xs"
          w={90}
          aria-label={t('from')}
          value={Number(low)}
          disabled={disabled}
          onChange={(next) => handleOnChange([Number(next), high])}
        />
        <NumberInput
          size="xs"
          w={90}
          aria-label={t('to')}
          value={Number(high)}
          disabled={disabled}
          onChange={(next) => handleOnChange([low, Number(next)])}
        />
      </Group>
    );
  }
  if (typeof value === 'boolean')
    return (
      <NativeSelect
        size="xs"
        aria-label={label}
        value={String(value)}
        disabled={disabled}
        data={[
          { value: 'true', label: t('common:yes') },
          { value: 'false', label: t('common:no') },
        ]}
        onChange={({ currentTarget }) => handleOnChange(currentTarget.value === 'true')}
      />
    );
  if (kindOfPath(field) === 'number' || NUMERIC.includes(operator))
    return (
      <NumberInput
        size="xs"
        w={110}
        aria-label={label}
        value={value === '' ? '' : Number(value)}
        disabled={disabled}
        onChange={(next) => handleOnChange(typeof next === 'number' ? next : '')}
      />
    );
  return (
    <TextInput
      size="xs"
      aria-label={label}
      value={String(value)}
      disabled={disabled}
      onChange={({ currentTarget }) =>
        handleOnChange(kindOfPath(field) === 'any' ? typed(currentTarget.value) : currentTarget.value)
      }
      style={{ flex: '1 1 120px', maxWidth: 240 }}
    />
  );
}
