import { useTexts } from '../../texts.ts';
import { ChannelField, TemplateField } from '../fields/fields.tsx';
import { PriceOf } from '../ladder/price-of.tsx';
import type { StepFormProps } from '../step-form.ts';
import { useEdit } from '../use-edit.ts';

export function SendForm({ place }: StepFormProps) {
  const { t } = useTexts();
  const { get } = useEdit(place);
  const channel = get<string>('channel') ?? '';
  return (
    <>
      <ChannelField place={[...place, 'channel']} label={t('field.channel')} />
      <TemplateField place={[...place, 'template']} label={t('field.template')} channel={channel} />
      <PriceOf channel={channel} />
    </>
  );
}
