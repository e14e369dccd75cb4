import { Button, Group, Popover, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { PersonPicker } from '../../../ui/person-picker.tsx';
import { useTexts } from '../texts.ts';

/** A real person, by id and as she is called; nothing: somebody made up. */
export type SomeWhom = { readonly id: string; readonly name: string } | undefined;

/** With whose data the message is filled in. */
export function Whom({ whom, setWhom }: { whom: SomeWhom; setWhom: (whom: SomeWhom) => void }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const choose = (chosen: SomeWhom) => {
    setOpen(false);
    setWhom(chosen);
  };
  return (
    <Group gap="xs">
      <Text size="sm">{t('whom.as')}</Text>
      <Popover opened={isOpen} onChange={setOpen} width={320} trapFocus position="bottom-start">
        <Popover.Target>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconUser size={14} aria-hidden />}
            onClick={() => setOpen(!isOpen)}
          >
            {whom?.name ?? t('whom.madeUp')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('whom.choose')}>
          <PersonPicker label={t('whom.find')} onPick={choose} />
          {whom && (
            <Button size="compact-sm" variant="subtle" mt="xs" onClick={() => choose(undefined)}>
              {t('whom.back')}
            </Button>
          )}
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
