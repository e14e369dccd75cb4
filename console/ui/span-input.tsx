import { Group, Input, NativeSelect, NumberInput } from '@mantine/core';
import { useId } from 'react';
import { useCommonTexts } from '../i18n/texts.ts';
import { durationOf, SPAN_UNITS, type SpanUnit, spanOf } from './span.ts';

interface SpanInputProps {
  readonly label: string;
  /** No label above it: only for those who do not see the place. */
  readonly hidesLabel?: boolean;
  readonly description?: string;
  /** ISO 8601. */
  readonly value: string | undefined;
  readonly onChange: (duration: string) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly size?: 'xs' | 'sm';
}

const isUnit = (text: string): text is SpanUnit => SPAN_UNITS.some((unit) => unit === text);

/** A time as a number and its unit. */
export function SpanInput(props: SpanInputProps) {
  const { label, hidesLabel, description, value, onChange, error, disabled, size = 'sm' } = props;
  const { t } = useCommonTexts();
  const id = useId();
  const { count, unit } = spanOf(value) ?? { count: 1, unit: 'hours' };
  return (
    <Input.Wrapper
      {...(hidesLabel ? {} : { label })}
      description={description}
      error={error}
      id={id}
      size={size}
      labelProps={{ htmlFor: id }}
    >
      <Group gap={6} wrap="nowrap" mt={hidesLabel ? 0 : 4}>
        <NumberInput
          id={id}
          aria-label={label}
          value={count}
          min={0}
          max={999_999}
          allowNegative={false}
          decimalScale={0}
          clampBehavior="strict"
          size={size}
          w={size === 'xs' ? 64 : 88}
          disabled={disabled ?? false}
          error={error !== undefined}
          onChange={(next) => {
            if (typeof next === 'number') onChange(durationOf({ count: next, unit }));
          }}
        />
        <NativeSelect
          aria-label={`${label}: ${t('span.unit')}`}
          value={unit}
          size={size}
          disabled={disabled ?? false}
          data={SPAN_UNITS.map((each) => ({ value: each, label: t(`span.${each}`) }))}
          onChange={({ currentTarget }) => {
            if (isUnit(currentTarget.value)) onChange(durationOf({ count, unit: currentTarget.value }));
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
