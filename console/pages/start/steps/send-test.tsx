import { Alert, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { testJourney } from '../../../../functions/api/routes/test-journey.ts';
import { useMay, useMe } from '../../../auth/me.tsx';
import { useIsLocal } from '../../../auth/use-config.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { useFaultText } from '../../../ui/faults/use-fault-text.ts';
import { Failed } from '../../../ui/loaded.tsx';
import { SecondPerson } from '../../../ui/settings/second-person.tsx';
import { useDraft } from '../../../ui/use-draft.ts';
import { useReason } from '../../../ui/use-reason.ts';
import type { Taken } from '../progress.ts';
import { type Address, addressFaults, namedOf } from '../self-test.ts';
import { useTexts } from '../texts.ts';
import { useSelfTest } from '../use-self-test.ts';
import { Next } from './next.tsx';

type Answer = AnswerOf<typeof testJourney>;

/** Every message of a journey, to oneself. */
export function SendTest({ taken, next }: { taken: readonly Taken[]; next: () => void }) {
  const { t } = useTexts();
  const { name: myName } = useMe();
  const faultText = useFaultText();
  const mayName = useMay('admin');
  const maySend = useMay('edit');
  const [journey, setJourney] = useState<string>();
  const { value: address, change } = useDraft<Address>('start.address', { email: '', sms: '' });
  const id = journey ?? taken[0]?.id;
  const test = useSelfTest(address);
  const faults = addressFaults(test.error);
  const fault = (field: keyof Address) => {
    const message = faults[field];
    return message !== undefined && faultText({ message });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (id !== undefined) test.mutate(id);
  };
  const isNobody = Object.keys(namedOf(address)).length === 0;
  if (taken.length === 0) return <Text>{t('test.noJourney')}</Text>;
  return (
    <form onSubmit={send}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Select
            label={t('test.journey')}
            data={taken.map(({ id: value, name }) => ({ value, label: name }))}
            value={id ?? null}
            onChange={(value) => setJourney(value ?? undefined)}
            allowDeselect={false}
          />
          <TextInput
            type="email"
            label={t('test.email')}
            value={address.email}
            onChange={(event) => change({ ...address, email: event.currentTarget.value })}
            error={fault('email')}
          />
          <TextInput
            type="tel"
            label={t('test.phone')}
            placeholder="+4915112345678"
            value={address.sms}
            onChange={(event) => change({ ...address, sms: event.currentTarget.value })}
            error={fault('sms')}
          />
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {t(mayName ? 'test.named' : 'test.askAdmin')}
        </Text>
        {test.error && Object.keys(faults).length === 0 && <Failed error={test.error} />}
        {test.data?.kind === 'sent' && <Sent answer={test.data.answer} />}
        {test.data?.kind === 'asked' && (
          <SecondPerson title={t('common:twoPeople.agree')} text={t('test.asked')} />
        )}
        {test.data?.kind === 'waits' && (
          <SecondPerson
            title={t('common:twoPeople.agree')}
            text={test.data.by === myName ? t('test.waitsMine') : t('test.waits', { name: test.data.by })}
          />
        )}
        <Group justify="space-between">
          <Button type="submit" disabled={!maySend || isNobody} loading={test.isPending}>
            {t('test.send')}
          </Button>
          <Next next={next} />
        </Group>
      </Stack>
    </form>
  );
}

function Sent({ answer: { messages, skipped } }: { answer: Answer }) {
  const { t } = useTexts();
  const reasonOf = useReason();
  const name = useChannelName();
  const isLocal = useIsLocal();
  const notSent = [...new Set(skipped.map(({ channel, reason }) => `${channel} ${reason}`))];
  return (
    <Alert
      color={messages.length > 0 ? 'teal' : 'orange'}
      title={t('test.sent', { count: messages.length })}
      role="status"
    >
      <Stack gap={2}>
        {messages.map(({ sendId, channel, to }) => (
          <Text key={sendId} size="sm">
            {name(channel)}: {to}
          </Text>
        ))}
        {notSent.map((one) => {
          const [channel = '', reason = ''] = one.split(' ');
          return (
            <Text key={one} size="sm">
              {t('test.notSent', { channel: name(channel) })}: {reasonOf(reason)}
            </Text>
          );
        })}
        {isLocal && (
          <Text size="sm" component="a" href="/inbox" c="inherit" td="underline">
            {t('test.inbox')}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
