import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnyStep } from '../../../../../core/journey/step-kind.ts';
import Sortable from '../../../../ui/sortable.tsx';
import { useReason } from '../../../../ui/use-reason.ts';
import { moveStep } from '../../document/edit-steps.ts';
import { type Place, pointerOf } from '../../document/places.ts';
import { innerLists } from '../../document/steps-of.ts';
import { useFaultAt } from '../../faults/use-fault-at.ts';
import { useTexts } from '../../texts.ts';
import classes from '../editor.module.css';
import { StepIcon } from '../icons.tsx';
import { useDragTexts } from '../use-drag-texts.ts';
import { useEdit } from '../use-edit.ts';
import { useWords } from '../use-words.ts';
import { AddStep } from './add-step.tsx';
import { Card } from './card.tsx';
import { useShownNumbers } from './numbers-context.ts';
import { StepMenu } from './step-menu.tsx';

interface StepListProps {
  /** Where the list lies. */
  readonly place: Place;
  readonly steps: readonly AnyStep[];
}

/** Of each its own; of a draft in which two have the same, or one has none, its place. */
const idsOf = (steps: readonly AnyStep[]): string[] => {
  const own = steps.map(({ id }) => id);
  const isTold = own.every((id) => typeof id === 'string') && new Set(own).size === own.length;
  return isTold ? own : steps.map((_, index) => String(index));
};

/**
 * Steps one below the other, each followed by the lists inside it, and the places where one may be added. They are dragged within
 * their list, with all that is inside them; into another list they are moved by their menu.
 */
export function StepList({ place, steps }: StepListProps) {
  const { t } = useTexts();
  const { edit, mayEdit } = useEdit();
  const titleOf = useStepTitle();
  const dragTexts = useDragTexts(steps.length);
  const ids = idsOf(steps);
  const nameOf = (id: string): string => {
    const step = steps[ids.indexOf(id)];
    return step ? titleOf(step) : id;
  };
  return (
    <div className={classes.list}>
      <AddStep list={place} index={0} />
      <Sortable
        label={t('steps')}
        ids={ids}
        nameOf={nameOf}
        gap={0}
        disabled={!mayEdit || steps.length < 2}
        onMove={(from, to) => edit((before) => moveStep(before, place, from, to))}
        texts={{ ...dragTexts, entry: (name, at) => `${at}. ${name}` }}
      >
        {(id, handle) => {
          const index = ids.indexOf(id);
          const step = steps[index];
          return (
            step && (
              <>
                <OneStep place={[...place, index]} step={step} count={steps.length} handle={handle} />
                <AddStep list={place} index={index + 1} />
              </>
            )
          );
        }}
      </Sortable>
    </div>
  );
}

/** `Cascade · remind` */
const useStepTitle = () => {
  const { t } = useTexts();
  return ({ kind, id }: AnyStep): string => `${t(`kind.${kind}`, { defaultValue: kind })} · ${id}`;
};

interface OneStepProps {
  readonly place: Place;
  readonly step: AnyStep;
  readonly count: number;
  readonly handle: ReactNode;
}

function OneStep({ place, step, count, handle }: OneStepProps) {
  const titleOf = useStepTitle();
  const words = useWords();
  const faults = useFaultAt();
  const lists = innerLists(step);
  const pointer = pointerOf(place);
  const own =
    faults.count(pointer) -
    lists.reduce((sum, list) => sum + faults.count(pointerOf([...place, ...list.place])), 0);
  return (
    <>
      <Card
        id={step.id}
        icon={<StepIcon kind={step.kind} />}
        title={titleOf(step)}
        text={words.step(step)}
        faults={own}
        numbers={<StepNumbers id={step.id} />}
        handle={handle}
        menu={<StepMenu place={place} step={step} count={count} />}
      />
      {lists.map((list) => (
        <section key={list.name} className={classes.inner} aria-label={words.list(step, list.name)}>
          <div className={classes.innerTitle}>{words.list(step, list.name)}</div>
          <StepList place={[...place, ...list.place]} steps={list.steps} />
        </section>
      ))}
    </>
  );
}

/** What happened at a step: who is there, what was sent, and why people left from there. */
function StepNumbers({ id }: { id: string }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  const numbers = useShownNumbers()?.ofStep(id);
  if (!numbers) return null;
  const { waiting, sent, notSent, reacted, left } = numbers;
  return (
    <>
      {waiting > 0 && <Badge component="span">{t('numbers.waiting', { count: waiting })}</Badge>}
      {sent > 0 && (
        <Badge component="span" color="gray">
          {t('numbers.sent', { count: sent })}
        </Badge>
      )}
      {notSent > 0 && (
        <Badge component="span" color="gray">
          {t('numbers.notSent', { count: notSent })}
        </Badge>
      )}
      {reacted > 0 && (
        <Badge component="span" color="gray">
          {t('numbers.reacted', { count: reacted })}
        </Badge>
      )}
      {left.map(([reason, count]) => (
        <Badge key={reason} component="span" color="orange">
          {t('numbers.left', { count, reason: reasonOf(reason) })}
        </Badge>
      ))}
    </>
  );
}
