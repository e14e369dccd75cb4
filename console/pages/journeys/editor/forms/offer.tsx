import { useTexts } from '../../texts.ts';
import { DocumentField } from '../fields/fields.tsx';
import type { StepFormProps } from '../step-form.ts';

export function OfferForm({ place }: StepFormProps) {
  const { t } = useTexts();
  return <DocumentField of="offers" place={[...place, 'offer']} label={t('field.offer')} />;
}
