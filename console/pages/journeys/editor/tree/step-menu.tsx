import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconCornerDownRight,
  IconDots,
  IconTrash,
} from '@tabler/icons-react';
import type { AnyStep } from '../../../../../core/journey/step-kind.ts';
import {
  moveInto,
  moveStep,
  removeStep,
  repeatStep,
  type Target,
  targetsFor,
} from '../../document/edit-steps.ts';
import type { Place } from '../../document/places.ts';
import { useTexts } from '../../texts.ts';
import { useEdit } from '../use-edit.ts';
import { useOpen } from '../use-open.ts';
import { useWords } from '../use-words.ts';

interface StepMenuProps {
  readonly place: Place;
  readonly step: AnyStep;
  /** Of the list it is in. */
  readonly count: number;
}

/** Moving, repeating and removing; each can be taken back by "undo". */
export function StepMenu({ place, step, count }: StepMenuProps) {
  const { t } = useTexts();
  const words = useWords();
  const { edit, journey, mayEdit } = useEdit();
  const { open, show } = useOpen();
  if (!mayEdit) return null;
  const list = place.slice(0, -1);
  const index = Number(place.at(-1));
  const nameOf = ({ inside }: Target): string =>
    inside ? `${inside.step.id}: ${words.list(inside.step, inside.name)}` : t('move.top');
  const remove = () => {
    if (open === step.id) show(undefined);
    edit((before) => removeStep(before, place));
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" m={6} aria-label={t('stepActions', { id: step.id })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Item
          leftSection={<IconArrowUp size={16} aria-hidden />}
          disabled={index === 0}
          onClick={() => edit((before) => moveStep(before, list, index, index - 1))}
        >
          {t('move.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} aria-hidden />}
          disabled={index === count - 1}
          onClick={() => edit((before) => moveStep(before, list, index, index + 1))}
        >
          {t('move.down')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => edit((before) => repeatStep(before, place))}
        >
          {t('move.repeat')}
        </Menu.Item>
        {targetsFor(journey, place).map((target) => (
          <Menu.Item
            key={target.list.join('/')}
            leftSection={<IconCornerDownRight size={16} aria-hidden />}
            onClick={() => edit((before) => moveInto(before, place, target.list))}
          >
            {t('move.into', { list: nameOf(target) })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
          {t('move.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
