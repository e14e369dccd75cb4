import { Button } from '@mantine/core';
import { useCommonTexts } from '../../i18n/texts.ts';
import type { Approval } from './use-approval.ts';

interface SaveButtonProps {
  readonly approval: Approval;
  /** What was typed can be saved. */
  readonly isReady: boolean;
  readonly isPending: boolean;
  /** Where it stands in no form. */
  readonly onClick?: () => void;
}

/** Says what it does: saves, or asks a second person. */
export function SaveButton({ approval, isReady, isPending, onClick }: SaveButtonProps) {
  const { t } = useCommonTexts();
  return (
    <Button
      {...(onClick ? { onClick } : { type: 'submit' })}
      disabled={!isReady || !approval.isOpen}
      loading={isPending}
    >
      {t(approval.takesTwo ? 'twoPeople.ask' : 'save')}
    </Button>
  );
}
