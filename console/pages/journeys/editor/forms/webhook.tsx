import { useTexts } from '../../texts.ts';
import { TextField } from '../fields/fields.tsx';
import { ValuesField } from '../fields/values-field.tsx';
import type { StepFormProps } from '../step-form.ts';

export function WebhookForm({ place }: StepFormProps) {
  const { t } = useTexts();
  return (
    <>
      <TextField place={[...place, 'url']} label={t('field.url')} description={t('webhook.url')} />
      <TextField
        place={[...place, 'secret']}
        label={t('field.secret')}
        description={t('webhook.secret')}
        isOptional
      />
      <ValuesField
        place={[...place, 'data']}
        label={t('field.data')}
        description={t('webhook.data')}
        isOptional
      />
    </>
  );
}
