import { useTexts } from '../../texts.ts';
import { TextField } from '../fields/fields.tsx';
import { ValuesField } from '../fields/values-field.tsx';
import type { StepFormProps } from '../step-form.ts';

export function EmitForm({ place }: StepFormProps) {
  const { t } = useTexts();
  return (
    <>
      <TextField place={[...place, 'event']} label={t('field.event')} description={t('emit.text')} />
      <ValuesField place={[...place, 'properties']} label={t('field.properties')} isOptional />
    </>
  );
}
