import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useCommonTexts } from '../i18n/texts.ts';

interface Question {
  readonly title: string;
  /** What will be, and whether it can be taken back. */
  readonly text: string;
  /** The button's word: the act itself, not "OK". */
  readonly act: string;
  readonly isDangerous?: boolean;
  readonly go: () => void;
}

/** Asks before something that many people feel or nobody can take back. */
export const useConfirm = () => {
  const { t } = useCommonTexts();
  return ({ title, text, act, isDangerous, go }: Question): void => {
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{text}</Text>,
      labels: { confirm: act, cancel: t('cancel') },
      ...(isDangerous ? { confirmProps: { color: 'red' } } : {}),
      onConfirm: go,
    });
  };
};
