import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PublishingSettings } from '../../../../core/config/publishing-settings.ts';
import { ask } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { useMe } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';

/** Where the shop wants two people: whether this draft has been proposed, and agreed to. */
export const useApproval = () => {
  const { view } = useJourney();
  const { name } = useMe();
  const { data } = useQuery({
    queryKey: ['/v1/settings/publishing'],
    queryFn: async ({ signal }) => (await ask('/v1/settings/publishing', { signal })) as PublishingSettings,
  });
  const takesTwo = data?.approval === 'two-people';
  const { proposal } = view;
  const isApproved = proposal?.approvedBy !== undefined;
  return {
    takesTwo,
    proposal,
    isMine: proposal?.by === name,
    isApproved,
    mayPublish: data !== undefined && (!takesTwo || isApproved),
  };
};

type Order = 'propose' | 'approve' | 'decline';

/** A second person: proposing, agreeing, refusing. */
export function Approval({ approval, why }: { approval: ReturnType<typeof useApproval>; why: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const { id, draftVersion } = useJourney();
  const act = useAct({ changes: ['/v1/journeys', '/v1/proposals'] });
  const { proposal, isMine, isApproved } = approval;
  const order = (name: Order) => () =>
    act.mutate({
      path: `/v1/journeys/${encodeURIComponent(id)}/${name}`,
      method: 'POST',
      ifMatch: draftVersion,
      body: why.trim() === '' ? {} : { why: why.trim() },
    });
  const button = (name: Order, label: string, isMain = false) => (
    <Button size="xs" variant={isMain ? 'filled' : 'default'} loading={act.isPending} onClick={order(name)}>
      {label}
    </Button>
  );
  return (
    <Alert color={isApproved ? 'teal' : 'blue'} title={t('approval.title')}>
      <Stack gap="xs">
        <Text size="sm">
          {!proposal && t('approval.none')}
          {proposal && !isApproved && t('approval.by', { by: proposal.by, at: format.moment(proposal.at) })}
          {isApproved && t('approval.done', { by: proposal?.approvedBy })}
        </Text>
        {proposal?.why !== undefined && <Text size="sm">“{proposal.why}”</Text>}
        <Group gap="xs">
          {!proposal && button('propose', t('approval.propose'), true)}
          {proposal && !isApproved && !isMine && button('approve', t('approval.approve'), true)}
          {proposal && !isApproved && button('decline', t(isMine ? 'approval.takeBack' : 'approval.decline'))}
        </Group>
      </Stack>
    </Alert>
  );
}
