import { Badge, Group, Text } from '@mantine/core';
import { IconFlag, IconPlayerPlay, IconTag, IconUsers } from '@tabler/icons-react';
import type { AnyStep } from '../../../../../core/journey/step-kind.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useReason } from '../../../../ui/use-reason.ts';
import { useFaultAt } from '../../faults/use-fault-at.ts';
import { useJourney } from '../../journey/journey-context.ts';
import { useTexts } from '../../texts.ts';
import classes from '../editor.module.css';
import { useNumbers } from '../use-numbers.ts';
import { useWords } from '../use-words.ts';
import { Card } from './card.tsx';
import { NumbersContext } from './numbers-context.ts';
import { StepList } from './step-list.tsx';

const MOST_REASONS = 6;

const Between = () => (
  <div className={classes.between}>
    <span className={classes.line} />
  </div>
);

/** From what starts it to what ends it, in the order in which people walk it. */
export function Tree() {
  const { t } = useTexts();
  const reasonOf = useReason();
  const format = useFormat();
  const words = useWords();
  const faults = useFaultAt();
  const numbers = useNumbers();
  const { editing } = useJourney();
  const { trigger, audience, entry, goal, holdout, steps } = editing.journey;
  const exit = Array.isArray(editing.journey.exit) ? editing.journey.exit : [];
  const people = [
    audience === undefined ? t('people.everybody') : words.condition(audience),
    entry?.cap && t('people.cap', { max: entry.cap.max, per: format.duration(entry.cap.per) }),
    holdout !== undefined && t('people.control', { share: format.percent(holdout) }),
  ].filter(Boolean);
  const end = [
    goal && t('end.goal', { event: words.event(goal) }),
    exit.length > 0 && t('end.exit', { events: exit.map(words.event).join(', ') }),
  ].filter(Boolean);
  return (
    <NumbersContext value={numbers}>
      <Card
        id="~about"
        icon={<IconTag size={18} aria-hidden />}
        title={t('part.about')}
        text={[
          editing.journey.name ?? editing.journey.id,
          t(`purpose.${editing.journey.purpose ?? 'marketing'}`),
          editing.journey.labels?.folder,
          editing.journey.labels?.owner,
        ]
          .filter(Boolean)
          .join(' · ')}
        faults={['/id', '/name', '/labels', '/topic', '/purpose', '/priority'].reduce(
          (sum, path) => sum + faults.count(path),
          0,
        )}
      />
      <Between />
      <Card
        id="~start"
        icon={<IconPlayerPlay size={18} aria-hidden />}
        title={t('part.start')}
        text={words.trigger(trigger ?? {})}
        faults={faults.count('/trigger')}
        numbers={
          numbers.entered > 0 && (
            <Badge color="gray">{t('numbers.entered', { count: numbers.entered })}</Badge>
          )
        }
      />
      <Between />
      <Card
        id="~people"
        icon={<IconUsers size={18} aria-hidden />}
        title={t('part.people')}
        text={people.join(' · ')}
        faults={['/audience', '/entry', '/holdout'].reduce((sum, path) => sum + faults.count(path), 0)}
        numbers={numbers.inside > 0 && <Badge>{t('numbers.inside', { count: numbers.inside })}</Badge>}
      />
      <StepList
        place={['steps']}
        steps={(Array.isArray(steps) ? steps : []) as unknown as readonly AnyStep[]}
      />
      <Card
        id="~end"
        icon={<IconFlag size={18} aria-hidden />}
        title={t('part.end')}
        text={end.length > 0 ? end.join(' · ') : t('end.none')}
        faults={faults.count('/exit') + faults.count('/goal')}
        numbers={
          numbers.ended.length > 0 && (
            <Group gap={4}>
              {numbers.converted > 0 && <Badge>{t('numbers.converted', { count: numbers.converted })}</Badge>}
              {numbers.ended.slice(0, MOST_REASONS).map(([reason, count]) => (
                <Badge key={reason} color="gray">
                  {reasonOf(reason)}: {format.number(count)}
                </Badge>
              ))}
            </Group>
          )
        }
      />
      {(numbers.entered > 0 || numbers.inside > 0) && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('numbers.when')}
        </Text>
      )}
      {numbers.parked > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('numbers.parked', { count: numbers.parked })}
        </Text>
      )}
    </NumbersContext>
  );
}
