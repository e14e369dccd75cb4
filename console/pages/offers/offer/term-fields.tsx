import { Alert, Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { SpanInput } from '../../../ui/span-input.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useTexts } from '../texts.ts';
import { type EndWay, endWay, instantOf, localInput, withEndWay, withField, withTerm } from './edits.ts';
import type { FieldsProps } from './fields-props.ts';
import { numberOf } from './number-of.ts';

/** What is promised, and until when. */
export function TermFields(props: FieldsProps) {
  const { offer, change, readOnly, errorAt } = props;
  const { t } = useTexts();
  const { terms } = offer;
  return (
    <Stack gap="sm">
      <TextInput
        label={t('field.name')}
        value={offer.name ?? ''}
        maxLength={200}
        readOnly={readOnly}
        onChange={({ currentTarget: { value } }) => change(withField(offer, 'name', value || undefined))}
      />
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <NumberInput
          label={t('field.percent')}
          suffix=" %"
          min={0}
          max={100}
          value={terms.percent ?? ''}
          readOnly={readOnly}
          error={errorAt('/terms/percent')}
          onChange={(value) => change(withTerm(offer, 'percent', numberOf(value)))}
        />
        <NumberInput
          label={t('field.amount')}
          min={0}
          decimalScale={2}
          value={terms.amount ?? ''}
          readOnly={readOnly}
          error={errorAt('/terms/amount')}
          onChange={(value) => change(withTerm(offer, 'amount', numberOf(value)))}
        />
        {terms.amount !== undefined && (
          <TextInput
            label={t('field.currency')}
            maxLength={3}
            value={terms.currency ?? ''}
            readOnly={readOnly}
            error={errorAt('/terms/currency')}
            onChange={({ currentTarget: { value } }) =>
              change(withTerm(offer, 'currency', value.toUpperCase()))
            }
          />
        )}
      </Group>
      <Checkbox
        label={t('field.freeShipping')}
        checked={terms.freeShipping === true}
        disabled={readOnly}
        onChange={({ currentTarget: { checked } }) =>
          change(withTerm(offer, 'freeShipping', checked ? true : undefined))
        }
      />
      <TextInput
        label={t('field.text')}
        description={t('field.textText')}
        value={terms.text ?? ''}
        maxLength={500}
        readOnly={readOnly}
        onChange={({ currentTarget: { value } }) => change(withTerm(offer, 'text', value || undefined))}
      />
      {errorAt('/terms') !== undefined && <Alert color="red">{t('field.noTerms')}</Alert>}
      <End {...props} />
    </Stack>
  );
}

function End({ offer, change, readOnly, errorAt }: FieldsProps) {
  const { t } = useTexts();
  const now = useNow();
  const way = endWay(offer);
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('field.ends')}
        value={way}
        disabled={readOnly}
        onChange={({ currentTarget: { value } }) => change(withEndWay(offer, value as EndWay, now))}
        data={(['never', 'after', 'at'] as const).map((value) => ({ value, label: t(`end.${value}`) }))}
      />
      {way === 'after' && (
        <SpanInput
          label={t('end.span')}
          value={offer.expires}
          disabled={readOnly}
          error={errorAt('/expires')}
          onChange={(span) => change(withField(offer, 'expires', span))}
        />
      )}
      {way === 'at' && (
        <TextInput
          type="datetime-local"
          label={t('end.moment')}
          value={localInput(offer.expires ?? '')}
          readOnly={readOnly}
          error={errorAt('/expires')}
          onChange={({ currentTarget: { value } }) => {
            const at = instantOf(value);
            if (at !== undefined) change(withField(offer, 'expires', at));
          }}
        />
      )}
    </Stack>
  );
}
