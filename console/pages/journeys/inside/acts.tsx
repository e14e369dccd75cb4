import { Button, Group } from '@mantine/core';
import type { removePeople } from '../../../../functions/api/routes/remove-people.ts';
import { useAct } from '../../../api/use-act.ts';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from './texts.ts';

interface ActsProps {
  readonly marked: readonly string[];
  readonly stepId: string | null;
  readonly inside: number;
  readonly begun: (jobId: string) => void;
}

const ACTS = ['move', 'restart', 'remove'] as const;
type Act = (typeof ACTS)[number];

/** What can be done for many at once; each is asked about first, since customers feel it. */
export function Acts({ marked, stepId, inside, begun }: ActsProps) {
  const { t } = useTexts();
  const { id, view } = useJourney();
  const confirm = useConfirm();
  const act = useAct<typeof removePeople>({
    changes: ['/v1/journeys', '/v1/jobs'],
    done: (answer) => begun((answer as { jobId: string }).jobId),
  });
  const whom = (): object => {
    if (marked.length > 0) return { profileIds: marked };
    return stepId === null ? { all: true } : { stepId };
  };
  const said = (): string => {
    if (marked.length > 0) return t('whom.marked', { count: marked.length });
    return stepId === null ? t('whom.all', { count: inside }) : t('whom.block');
  };
  const press = (name: Act) =>
    confirm({
      title: t(`act.${name}.title`),
      text: `${name === 'move' ? t('whom.older') : said()} ${t(`act.${name}.text`)}`,
      act: t(`act.${name}.go`),
      isDangerous: name === 'remove',
      go: () =>
        act.mutate({
          path: `/v1/journeys/${encodeURIComponent(id)}/${name}`,
          method: 'POST',
          body: name === 'move' ? {} : whom(),
        }),
    });
  if (view.status === 'stopped') return null;
  return (
    <Group gap="xs">
      {ACTS.map((name) => (
        <Button
          key={name}
          size="xs"
          variant={name === 'remove' ? 'light' : 'default'}
          {...(name === 'remove' && { color: 'red' })}
          loading={act.isPending}
          onClick={() => press(name)}
        >
          {name !== 'move' && marked.length > 0
            ? t(`act.${name}.some`, { count: marked.length })
            : t(`act.${name}.button`)}
        </Button>
      ))}
    </Group>
  );
}
