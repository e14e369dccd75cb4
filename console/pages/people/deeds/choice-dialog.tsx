import { Button, Modal, Stack, Text } from '@mantine/core';
import { useCommonTexts } from '../../../i18n/texts.ts';

interface Choice {
  /** Stays the same when the label does not: a name may come later, and the focus is not to be lost by it. */
  readonly id: string;
  readonly label: string;
  readonly act: () => void;
  readonly isDangerous?: boolean;
}

interface Props {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  /** Said where there is nothing to choose. */
  readonly none?: string;
}

/** One press of Enter takes the first choice, Escape none. */
export function ChoiceDialog({ isOpen, close, title, text, choices, none }: Props) {
  const { t } = useCommonTexts();
  return (
    <Modal opened={isOpen} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="sm">
        <Text size="sm">{choices.length === 0 && none !== undefined ? none : text}</Text>
        {choices.map(({ id, label, act, isDangerous }, index) => (
          <Button
            key={id}
            size="md"
            variant={index === 0 && !isDangerous ? 'filled' : 'light'}
            color={isDangerous ? 'red' : 'teal'}
            data-autofocus={index === 0 || undefined}
            onClick={() => {
              close();
              act();
            }}
          >
            {label}
          </Button>
        ))}
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
      </Stack>
    </Modal>
  );
}
