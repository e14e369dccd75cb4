import { useTexts } from '../../texts.ts';
import { TextField } from '../fields/fields.tsx';
import type { StepFormProps } from '../step-form.ts';

export function ExitForm({ place }: StepFormProps) {
  const { t } = useTexts();
  return (
    <TextField
      place={[...place, 'reason']}
      label={t('field.reason')}
      description={t('exit.text')}
      isOptional
    />
  );
}
