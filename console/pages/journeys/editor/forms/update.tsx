import { useTexts } from '../../texts.ts';
import { ValuesField } from '../fields/values-field.tsx';
import type { StepFormProps } from '../step-form.ts';

export function UpdateForm({ place }: StepFormProps) {
  const { t } = useTexts();
  return (
    <ValuesField place={[...place, 'traits']} label={t('field.traits')} description={t('update.text')} />
  );
}
