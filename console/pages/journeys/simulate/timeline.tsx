import { Badge, Button, Card, Group, Timeline as Line, Stack, Text } from '@mantine/core';
import {
  IconArrowBarToRight,
  IconBolt,
  IconBulb,
  IconCircleCheck,
  IconClock,
  IconDoorExit,
  IconHandStop,
  IconSend,
  IconTarget,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import { useBlockName } from '../use-block-name.ts';
import type { Decision, Simulation } from './decision.ts';
import { orderSourceAt, type TypedWalk, traitsOf } from './doings.ts';
import { MessagePreview } from './message-preview.tsx';
import { useTexts } from './texts.ts';
import { useDecisionWords } from './use-decision-words.ts';

const ICONS = {
  event: IconBolt,
  entered: IconArrowBarToRight,
  'not-entered': IconX,
  rest: IconClock,
  held: IconHandStop,
  send: IconSend,
  skip: IconX,
  act: IconBulb,
  left: IconDoorExit,
  goal: IconTarget,
  end: IconCircleCheck,
} as const;

const COLORS: Partial<Record<Decision['kind'], string>> = {
  send: 'teal',
  goal: 'teal',
  entered: 'blue',
  skip: 'orange',
  'not-entered': 'orange',
  held: 'yellow',
};

interface Walked {
  readonly simulation: Simulation;
  readonly typed: TypedWalk;
}

/** From the beginning to the end, with what it would have cost. */
export function Timeline({ simulation, typed }: Walked) {
  const { t } = useTexts();
  const { decisions } = simulation;
  const firstMs = Date.parse(decisions[0]?.at ?? '');
  return (
    <Stack>
      <Summary simulation={simulation} />
      <Line active={decisions.length - 1} bulletSize={26} lineWidth={2} aria-label={t('line')}>
        {decisions.map((decision, index) => {
          const Icon = ICONS[decision.kind];
          return (
            <Line.Item
              // biome-ignore lint/suspicious/noArrayIndexKey: two decisions may be alike in everything but their place.
              key={index}
              bullet={<Icon size={14} aria-hidden />}
              color={COLORS[decision.kind] ?? 'gray'}
            >
              <Step decision={decision} sinceMs={Date.parse(decision.at) - firstMs} typed={typed} />
            </Line.Item>
          );
        })}
      </Line>
    </Stack>
  );
}

function Summary({ simulation: { messages, cost } }: { simulation: Simulation }) {
  const { t } = useTexts();
  const { sums, number } = useFormat();
  const channelName = useChannelName();
  const sent = Object.entries(messages);
  return (
    <Card withBorder padding="sm" component="section" aria-label={t('summary.label')}>
      <Group gap="md">
        {sent.length === 0 && <Text fw={600}>{t('summary.nothing')}</Text>}
        {sent.map(([channel, count]) => (
          <Group key={channel} gap={6}>
            <ChannelIcon channel={channel} />
            <Text fw={600}>
              {channelName(channel)}: {number(count)}
            </Text>
          </Group>
        ))}
        <Text c="dimmed">
          {Object.keys(cost).length === 0 ? t('summary.free') : t('summary.cost', { cost: sums(cost) })}
        </Text>
      </Group>
    </Card>
  );
}

interface StepProps {
  readonly decision: Decision;
  readonly sinceMs: number;
  readonly typed: TypedWalk;
}

function Step({ decision, sinceMs, typed }: StepProps) {
  const { t } = useTexts();
  const { moment, sums } = useFormat();
  const words = useDecisionWords();
  const blockName = useBlockName();
  const { kind, stepId, text, parts, cost, untried = [], at } = decision;
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {words.since(sinceMs)} · {moment(at)}
      </Text>
      <Group gap="xs">
        <Text fw={kind === 'send' || kind === 'skip' ? 600 : 400}>
          {words.sentence(decision, orderSourceAt(typed, sinceMs))}
        </Text>
        {cost && <Badge>{sums(cost)}</Badge>}
      </Group>
      {stepId !== undefined && kind !== 'end' && (
        <Text size="xs" c="dimmed">
          {blockName(stepId)}
        </Text>
      )}
      {text !== undefined && (
        <Card withBorder padding="xs" maw={480}>
          <Text size="sm">{text}</Text>
          <Text size="xs" c="dimmed">
            {t('parts', { count: parts ?? 1 })}
          </Text>
        </Card>
      )}
      {kind === 'send' && text === undefined && <Words decision={decision} typed={typed} />}
      {untried.length > 0 && (
        <Text size="sm" fw={600}>
          {words.untried(untried)}
        </Text>
      )}
    </Stack>
  );
}

/** Mails and pushes are long: they are shown when asked for. */
function Words({ decision: { template, channel }, typed }: Pick<StepProps, 'decision' | 'typed'>) {
  const { t } = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  if (template === undefined || channel === undefined) return null;
  const whom =
    typed.who === 'real' ? { profileId: typed.profileId } : { person: { traits: traitsOf(typed) } };
  return (
    <>
      <Group>
        <Button size="compact-xs" variant="light" onClick={() => setIsOpen(true)}>
          {t('show')}
        </Button>
      </Group>
      {isOpen && (
        <MessagePreview template={template} body={{ channel, ...whom }} close={() => setIsOpen(false)} />
      )}
    </>
  );
}
