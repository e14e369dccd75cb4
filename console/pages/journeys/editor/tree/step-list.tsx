import { Badge } from '@mantine/core';
import { Fragment } from 'react';
import type { AnyStep } from '../../../../../core/journey/step-kind.ts';
import { useReason } from '../../../../ui/use-reason.ts';
import { type Place, pointerOf } from '../../document/places.ts';
import { innerLists } from '../../document/steps-of.ts';
import { useFaultAt } from '../../faults/use-fault-at.ts';
import { useTexts } from '../../texts.ts';
import classes from '../editor.module.css';
import { StepIcon } from '../icons.tsx';
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

/** Steps one below the other, each followed by the lists inside it, and the places where one may be added. */
export function StepList({ place, steps }: StepListProps) {
  return (
    <div className={classes.list}>
      <AddStep list={place} index={0} />
      {steps.map((step, index) => (
        <Fragment key={step.id ?? index}>
          <OneStep place={[...place, index]} step={step} count={steps.length} />
          <AddStep list={place} index={index + 1} />
        </Fragment>
      ))}
    </div>
  );
}

function OneStep({ place, step, count }: { place: Place; step: AnyStep; count: number }) {
  const { t } = useTexts();
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
        title={`${t(`kind.${step.kind}`, { defaultValue: step.kind })} · ${step.id}`}
        text={words.step(step)}
        faults={own}
        numbers={<StepNumbers id={step.id} />}
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
