import { useTexts } from '../../texts.ts';
import { WhereField } from '../fields/fields.tsx';
import type { StepFormProps } from '../step-form.ts';

export function BranchForm({ place }: StepFormProps) {
  const { t } = useTexts();
  return <WhereField place={[...place, 'if']} label={t('field.if')} />;
}
