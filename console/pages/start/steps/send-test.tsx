import { Alert, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { PeopleSettings } from '../../../../core/config/people-settings.ts';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { testJourney } from '../../../../functions/api/routes/test-journey.ts';
import { ask, askDocument } from '../../../api/client.ts';
import { forget } from '../../../api/use-answer.ts';
import { useMay } from '../../../auth/me.tsx';
import { useIsLocal } from '../../../auth/use-config.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { Failed } from '../../../ui/loaded.tsx';
import { useDraft } from '../../../ui/use-draft.ts';
import { useReason } from '../../../ui/use-reason.ts';
import type { Taken } from '../progress.ts';
import { useTexts } from '../texts.ts';
import { Next } from './next.tsx';

const PEOPLE = '/v1/settings/people';
type Answer = AnswerOf<typeof testJourney>;
interface Address {
  readonly email: string;
  readonly sms: string;
}

/** Tests go to the shop’s own people only: whoever may say who they are becomes one of them. */
const nameStaff = async ({ email, sms }: Address): Promise<void> => {
  const { answer, draftVersion } = await askDocument<PeopleSettings>(PEOPLE);
  const added = [email.trim().toLowerCase(), sms.replace(/[\s()-]/g, '')].filter(
    (address) => address !== '' && !answer.staff.includes(address),
  );
  if (added.length === 0) return;
  await ask(PEOPLE, {
    ...{ method: 'PUT', body: { ...answer, staff: [...answer.staff, ...added] } },
    ...(draftVersion === undefined ? {} : { ifMatch: draftVersion }),
  });
};

/** Every message of a journey, to oneself. */
export function SendTest({ taken, next }: { taken: readonly Taken[]; next: () => void }) {
  const { t } = useTexts();
  const mayName = useMay('admin');
  const maySend = useMay('edit');
  const client = useQueryClient();
  const [journey, setJourney] = useState<string>();
  const { value: address, change } = useDraft<Address>('start.address', { email: '', sms: '' });
  const id = journey ?? taken[0]?.id;
  const test = useMutation({
    mutationFn: async (journeyId: string): Promise<Answer> => {
      if (mayName) await nameStaff(address);
      const to = {
        ...(address.email.trim() !== '' && { email: address.email.trim() }),
        ...(address.sms.trim() !== '' && { sms: address.sms.trim() }),
      };
      return ask<typeof testJourney>(`/v1/journeys/${journeyId}/test`, { method: 'POST', body: { to } });
    },
    onSettled: () => forget(client, PEOPLE, '/v1/audit'),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (id !== undefined) test.mutate(id);
  };
  const isNobody = address.email.trim() === '' && address.sms.trim() === '';
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
          />
          <TextInput
            type="tel"
            label={t('test.phone')}
            placeholder="+4915112345678"
            value={address.sms}
            onChange={(event) => change({ ...address, sms: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {t(mayName ? 'test.named' : 'test.askAdmin')}
        </Text>
        {test.error && <Failed error={test.error} />}
        {test.data && <Sent answer={test.data} />}
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
