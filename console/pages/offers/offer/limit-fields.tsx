import { Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import type { Offer } from '../../../../core/offer/offer.ts';
import { useTexts } from '../texts.ts';
import { withField } from './edits.ts';
import type { FieldsProps } from './fields-props.ts';
import { numberOf } from './number-of.ts';

type Budget = NonNullable<Offer['budget']>;

/** How often it is promised at most, and how much money that may come to. */
export function LimitFields({ offer, change, readOnly, errorAt }: FieldsProps) {
  const { t } = useTexts();
  const { budget } = offer;
  const setBudget = (changed: { [F in keyof Budget]?: Budget[F] | undefined }) => {
    const next = { currency: offer.terms.currency ?? 'EUR', ...budget, ...changed };
    if (next.amount === undefined) return change(withField(offer, 'budget', undefined));
    const said = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
    change(withField(offer, 'budget', said as Budget));
  };
  return (
    <Stack gap="sm">
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <NumberInput
          label={t('field.max')}
          min={1}
          value={offer.max ?? ''}
          readOnly={readOnly}
          error={errorAt('/max')}
          onChange={(value) => change(withField(offer, 'max', numberOf(value)))}
        />
        <NumberInput
          label={t('field.budget')}
          min={0}
          decimalScale={2}
          value={budget?.amount ?? ''}
          readOnly={readOnly}
          error={errorAt('/budget/amount')}
          onChange={(value) => setBudget({ amount: numberOf(value) })}
        />
        {budget && (
          <>
            <TextInput
              label={t('field.currency')}
              maxLength={3}
              value={budget.currency}
              readOnly={readOnly}
              error={errorAt('/budget/currency')}
              onChange={({ currentTarget: { value } }) => setBudget({ currency: value.toUpperCase() })}
            />
            <NumberInput
              label={t('field.perGrant')}
              min={0}
              decimalScale={2}
              value={budget.perGrant ?? ''}
              readOnly={readOnly}
              error={errorAt('/budget/perGrant') === undefined ? undefined : t('field.perGrantFault')}
              onChange={(value) => setBudget({ perGrant: numberOf(value) })}
            />
          </>
        )}
      </Group>
      <Checkbox
        label={t('field.again')}
        checked={offer.again === 'after-end'}
        disabled={readOnly}
        onChange={({ currentTarget: { checked } }) =>
          change(withField(offer, 'again', checked ? 'after-end' : undefined))
        }
      />
      <TextInput
        label={t('field.promotion')}
        description={t('field.promotionText')}
        maxLength={100}
        value={offer.promotion ?? ''}
        readOnly={readOnly}
        onChange={({ currentTarget: { value } }) => change(withField(offer, 'promotion', value || undefined))}
      />
    </Stack>
  );
}
