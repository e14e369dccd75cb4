import { Card, Group, Modal, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type {
  reportReachability,
  reportReachabilityPeople,
} from '../../../functions/api/routes/report-reachability.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../ui/channel.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { PersonList } from './person-list.tsx';
import { useTexts } from './texts.ts';

type Reach = AnswerOf<typeof reportReachability>;
type Channel = keyof Reach['channels'];

const STANDINGS = ['reachable', 'noAddress', 'noConsent', 'blocked'] as const;
type Standing = (typeof STANDINGS)[number];
const COLORS = { reachable: 'teal.8', noAddress: 'gray.5', noConsent: 'yellow.6', blocked: 'red.7' } as const;
const useWho = () => {
  const [params, setParams] = useSearchParams();
  const who = params.get('who')?.split('|') as [Channel, Standing] | undefined;
  const show = (channel?: Channel, standing?: Standing) => {
    const next = new URLSearchParams(params);
    if (channel === undefined) next.delete('who');
    else next.set('who', `${channel}|${standing}`);
    setParams(next);
  };
  return { who, show };
};

/** How many customers each channel reaches, and what stands in the way of the others; each part leads to people. */
export function Reachability() {
  const { t } = useTexts();
  const { who, show } = useWho();
  const reach = useAnswer<typeof reportReachability>('/v1/reports/reachability');
  return (
    <Card withBorder component="section" aria-labelledby="reach">
      <Text id="reach" fw={600} component="h2">
        {t('reach.title')}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {t('reach.lead')}
      </Text>
      <Loaded of={reach}>
        {({ people, channels, exact, lookedAt }) =>
          people === 0 ? (
            <Empty title={t('reach.nobody')} />
          ) : (
            <Stack gap="sm">
              {(Object.keys(channels) as Channel[]).map((channel) => (
                <Line
                  key={channel}
                  channel={channel}
                  people={people}
                  counts={channels[channel]}
                  show={show}
                />
              ))}
              {!exact && (
                <Text size="xs" c="dimmed">
                  {t('reach.estimate', { count: lookedAt })}
                </Text>
              )}
            </Stack>
          )
        }
      </Loaded>
      {who && <Who channel={who[0]} standing={who[1]} close={() => show()} />}
    </Card>
  );
}

interface LineProps {
  readonly channel: Channel;
  readonly people: number;
  readonly counts: Reach['channels'][Channel];
  readonly show: (channel: Channel, standing: Standing) => void;
}

function Line({ channel, people, counts, show }: LineProps) {
  const { t } = useTexts();
  const { number } = useFormat();
  const name = useChannelName();
  return (
    <div>
      <Group gap="xs" wrap="nowrap">
        <ChannelIcon channel={channel} size={16} />
        <Text size="sm" fw={500}>
          {name(channel)}
        </Text>
        <Text size="sm" c="dimmed">
          {t('reach.of', { reachable: number(counts.reachable), people: number(people) })}
        </Text>
      </Group>
      <Progress.Root size="sm" my={4} aria-hidden>
        {STANDINGS.map((standing) => (
          <Progress.Section
            key={standing}
            value={(counts[standing] / people) * 100}
            color={COLORS[standing]}
            withAria={false}
          />
        ))}
      </Progress.Root>
      <Group gap="sm">
        {STANDINGS.filter((standing) => counts[standing] > 0).map((standing) => (
          <UnstyledButton key={standing} onClick={() => show(channel, standing)} fz="xs" td="underline">
            {t(`reach.${standing}`)}: {number(counts[standing])}
          </UnstyledButton>
        ))}
      </Group>
    </div>
  );
}

function Who({ channel, standing, close }: { channel: Channel; standing: Standing; close: () => void }) {
  const { t } = useTexts();
  const name = useChannelName();
  const people = useAnswer<typeof reportReachabilityPeople>('/v1/reports/reachability/people', {
    query: { channel, standing },
  });
  return (
    <Modal opened onClose={close} title={`${name(channel)}: ${t(`reach.${standing}`)}`}>
      <Loaded of={people}>{({ people: found }) => <PersonList people={found} />}</Loaded>
    </Modal>
  );
}
