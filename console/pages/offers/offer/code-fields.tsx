import { Group, NumberInput, Radio, Stack, Text, TextInput } from '@mantine/core';
import { To } from '../../../ui/link.tsx';
import { useTexts } from '../texts.ts';
import { type CodeWay, codeWay, withCodeWay, withField } from './edits.ts';
import type { FieldsProps } from './fields-props.ts';
import { numberOf } from './number-of.ts';

const WAYS = ['generated', 'pool', 'none'] as const;

/** Where codes come from. */
export function CodeFields({ offer, change, readOnly, errorAt }: FieldsProps) {
  const { t } = useTexts();
  const way = codeWay(offer);
  const generated = offer.code && 'generated' in offer.code ? offer.code.generated : undefined;
  const set = (changed: { prefix?: string | undefined; length?: number | undefined }) => {
    const all = { ...generated, ...changed };
    const said = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    change(withField(offer, 'code', { generated: said }));
  };
  return (
    <Stack gap="sm">
      <Radio.Group
        aria-label={t('part.code')}
        value={way}
        onChange={(value) => change(withCodeWay(offer, value as CodeWay))}
      >
        <Stack gap={6}>
          {WAYS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`code.${value}`)}
              description={t(`code.${value}Text`)}
              disabled={readOnly}
            />
          ))}
        </Stack>
      </Radio.Group>
      {generated && (
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <TextInput
            label={t('code.prefix')}
            placeholder="TEA-"
            maxLength={12}
            value={generated.prefix ?? ''}
            readOnly={readOnly}
            error={errorAt('/code/generated/prefix') ?? errorAt('/code')}
            onChange={({ currentTarget: { value } }) => set({ prefix: value.toUpperCase() || undefined })}
          />
          <NumberInput
            label={t('code.length')}
            placeholder="10"
            min={8}
            max={20}
            value={generated.length ?? ''}
            readOnly={readOnly}
            onChange={(value) => set({ length: numberOf(value) })}
          />
        </Group>
      )}
      {way === 'pool' && (
        <Text size="sm">
          <To to="codes">{t('code.toPool')}</To>
        </Text>
      )}
    </Stack>
  );
}
