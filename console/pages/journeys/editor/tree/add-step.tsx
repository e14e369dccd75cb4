import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { freeStepId, insertStep } from '../../document/edit-steps.ts';
import { newStep, type StepKindName, stepKindNames } from '../../document/new-step.ts';
import type { Place } from '../../document/places.ts';
import { useTexts } from '../../texts.ts';
import classes from '../editor.module.css';
import { StepIcon } from '../icons.tsx';
import { useEdit } from '../use-edit.ts';
import { useOpen } from '../use-open.ts';

/** A place between two blocks where another one may stand. */
export function AddStep({ list, index }: { list: Place; index: number }) {
  const { t } = useTexts();
  const { edit, journey, mayEdit } = useEdit();
  const { show } = useOpen();
  const add = (kind: StepKindName) => {
    const id = freeStepId(journey, kind);
    edit((before) => insertStep(before, list, index, newStep(kind, id)));
    show(id);
  };
  if (!mayEdit)
    return (
      <div className={classes.between}>
        <span className={classes.line} />
      </div>
    );
  return (
    <div className={classes.between}>
      <span className={classes.line} />
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={t('add.label', { place: index + 1 })}
          >
            {t('add.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {stepKindNames.map((kind) => (
            <Menu.Item key={kind} leftSection={<StepIcon kind={kind} size={16} />} onClick={() => add(kind)}>
              {t(`kind.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
