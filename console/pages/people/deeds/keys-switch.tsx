import { ActionIcon, Tooltip } from '@mantine/core';
import { IconKeyboard, IconKeyboardOff } from '@tabler/icons-react';
import { turnKeys, useKeysOn } from '../../../ui/keys-on.ts';
import { useTexts } from '../texts.ts';

/** Single keys can be switched off, for good in this browser. */
export function KeysSwitch() {
  const { t } = useTexts();
  const isOn = useKeysOn();
  const label = t(isOn ? 'deed.keysOn' : 'deed.keysOff');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        visibleFrom="sm"
        aria-label={label}
        onClick={() => turnKeys(!isOn)}
      >
        {isOn ? <IconKeyboard size={20} aria-hidden /> : <IconKeyboardOff size={20} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
