import { Alert, Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../../api/client.ts';
import { forget } from '../../../api/use-answer.ts';
import { useMay } from '../../../auth/me.tsx';
import { askSecond } from '../../../ui/document/into-effect.ts';
import { To } from '../../../ui/link.tsx';
import { Failed } from '../../../ui/loaded.tsx';
import { SecondPerson } from '../../../ui/settings/second-person.tsx';
import { useTakesTwo } from '../../../ui/settings/use-takes-two.ts';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { useSay } from '../../../ui/use-say.ts';
import { type LeftToPublish, leftToPublish } from '../left-to-publish.ts';
import type { Taken } from '../progress.ts';
import { useTexts } from '../texts.ts';
import { Next } from './next.tsx';

interface PublishProps {
  readonly to: 'staff' | 'everybody';
  readonly taken: readonly Taken[];
  readonly next?: () => void;
}

type Chosen = Pick<LeftToPublish, 'act' | 'chosen'>;

const CHANGED = ['/v1/journeys', '/v1/library', '/v1/audit', '/v1/proposals', '/v1/settings/publishing'];

const isLive = ({ stage, isChanged }: Taken): boolean => stage === 'live' && !isChanged;

/** Each as it was seen; what somebody else saved since is neither published nor asked for. Answers of how many. */
const carryOut = async (to: PublishProps['to'], { act, chosen }: Chosen): Promise<number> => {
  let count = 0;
  for (const { id, draftVersion } of chosen) {
    const path = `/v1/journeys/${id}`;
    if (act === 'publish')
      await ask(`${path}/publish`, { method: 'POST', body: { to }, ifMatch: draftVersion });
    if (act === 'publish' || (await askSecond({ path, draftVersion })) === 'asked') count += 1;
  }
  return count;
};

/** First to the shop’s own people, then to everybody; several journeys at once. A second person is asked where the shop wants two. */
export function Publish({ to, taken, next }: PublishProps) {
  const { t } = useTexts();
  const confirm = useConfirm();
  const say = useSay();
  const client = useQueryClient();
  const mayPublish = useMay('edit');
  const shopTakesTwo = useTakesTwo() ?? false;
  const [unticked, setUnticked] = useState<readonly string[]>([]);
  const { open, asked, act, chosen } = leftToPublish(to, taken, { shopTakesTwo, unticked });
  const publish = useMutation({
    mutationFn: (what: Chosen) => carryOut(to, what),
    onSuccess: (count, { act: done }) => {
      if (count > 0)
        say.done(t(done === 'propose' ? 'common:twoPeople.asked' : `${to}.published`, { count }));
    },
    // Also where it takes two people only now.
    onSettled: () => forget(client, ...CHANGED),
  });
  const start = () => publish.mutate({ act, chosen });
  const sure = () =>
    confirm({
      title: t('everybody.sure', { count: chosen.length }),
      text: t('everybody.sureText'),
      act: t('everybody.publish', { count: chosen.length }),
      go: start,
    });
  const tick = (id: string) => (isTicked: boolean) =>
    setUnticked(isTicked ? unticked.filter((one) => one !== id) : [...unticked, id]);
  return (
    <Stack>
      {taken.length === 0 && <Text>{t('test.noJourney')}</Text>}
      {taken.map((one) => (
        <Line
          key={one.id}
          journey={one}
          isAsked={asked.includes(one)}
          isDisabled={!mayPublish || publish.isPending}
          {...(open.includes(one) && { isTicked: !unticked.includes(one.id), tick: tick(one.id) })}
        />
      ))}
      {publish.error && <Failed error={publish.error} />}
      {asked.length > 0 && <SecondPerson title={t('common:twoPeople.agree')} text={t('everybody.asked')} />}
      {to === 'everybody' && taken.length > 0 && taken.every(isLive) && <AllLive />}
      <Group justify="space-between">
        <Button
          disabled={!mayPublish || chosen.length === 0}
          loading={publish.isPending}
          onClick={to === 'everybody' && act === 'publish' ? sure : start}
        >
          {t(act === 'propose' ? 'everybody.ask' : `${to}.publish`, { count: chosen.length })}
        </Button>
        {next && <Next next={next} />}
      </Group>
    </Stack>
  );
}

interface LineProps {
  readonly journey: Taken;
  readonly isAsked: boolean;
  readonly isDisabled: boolean;
  /** Where it may be ticked. */
  readonly isTicked?: boolean;
  readonly tick?: (isTicked: boolean) => void;
}

function Line({ journey: { id, name, stage, isChanged }, isAsked, isDisabled, isTicked, tick }: LineProps) {
  const { t } = useTexts();
  return (
    <Group gap="sm">
      {tick ? (
        <Checkbox
          label={name}
          checked={isTicked ?? false}
          disabled={isDisabled}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
      ) : (
        <To to={`/journeys/${id}`}>{name}</To>
      )}
      <Badge color={stage === 'live' ? 'teal' : stage === 'staff' ? 'blue' : 'gray'}>
        {t(`stage.${stage}`)}
      </Badge>
      {isAsked && <Badge color="blue">{t('stage.asked')}</Badge>}
      {stage === 'live' && isChanged && <Badge color="orange">{t('stage.changed')}</Badge>}
    </Group>
  );
}

function AllLive() {
  const { t } = useTexts();
  return (
    <Alert color="teal" title={t('everybody.allLive')}>
      <To to="/" c="inherit" underline="always">
        {t('everybody.look')}
      </To>
    </Alert>
  );
}
