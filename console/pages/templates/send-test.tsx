import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { channelsOf, type Template } from '../../../core/message/template.ts';
import type { testTemplate } from '../../../functions/api/routes/test-template.ts';
import { ask } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Allowed } from '../../auth/me.tsx';
import { useChannelName } from '../../ui/channel.tsx';
import { documentPath } from '../../ui/document/document-path.ts';
import type { Work } from '../../ui/document/use-work.ts';
import { ProblemText } from '../../ui/problem-text.tsx';
import { useReason } from '../../ui/use-reason.ts';
import { useSay } from '../../ui/use-say.ts';
import { useFaultText } from './document/use-fault-text.ts';
import { useTexts } from './texts.ts';

/** Where tests went last, so that nobody types it twice. */
const KEY = 'kaskad.test-to';
type To = { readonly email?: string; readonly sms?: string };

const lastTo = (): To => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as To;
  } catch {
    return {};
  }
};

/** Sends what is written, saved or not, to somebody of the shop. */
export function SendTest({ work }: { work: Work<Template> }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <Allowed to="edit">
      <Button
        variant="default"
        leftSection={<IconSend size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('test.open')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('test.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <TestForm work={work} close={() => setOpen(false)} />
      </Modal>
    </Allowed>
  );
}

const useTest = ({ id, edit }: Work<Template>, close: () => void) => {
  const { t } = useTexts();
  const reasonOf = useReason();
  const say = useSay();
  return useMutation({
    mutationFn: (to: To) =>
      ask<typeof testTemplate>(`${documentPath('templates', id)}/test`, {
        ...{ method: 'POST', body: { document: edit, to } },
      }),
    onSuccess: ({ messages, skipped }, to) => {
      localStorage.setItem(KEY, JSON.stringify(to));
      const [first] = skipped;
      if (messages.length > 0) {
        // Answers cover contacts for whoever is not to see them; what one has typed one knows.
        say.done(t('test.sent', { to: Object.values(to).join(', ') }));
        close();
      } else if (first) say.problem(new ApiProblem(422, { detail: reasonOf(first.reason) }));
    },
  });
};

function TestForm({ work, close }: { work: Work<Template>; close: () => void }) {
  const { t } = useTexts();
  const name = useChannelName();
  const words = useFaultText();
  const [to, setTo] = useState<To>(lastTo);
  const test = useTest(work, close);
  const fields = (['email', 'sms'] as const).filter((channel) => channelsOf(work.edit).includes(channel));
  const faults = test.error instanceof ApiProblem ? test.error.faults : [];
  const errorOf = (channel: string) => faults.find(({ path }) => path === `/to/${channel}` || path === '/to');
  const named = Object.fromEntries(
    fields.flatMap((channel) => (to[channel]?.trim() ? [[channel, to[channel]?.trim()]] : [])),
  ) as To;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    test.mutate(named);
  };
  const isElsewhere = test.error !== null && !faults.some(({ path }) => path.startsWith('/to'));
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('test.text')}</Text>
        {fields.length === 0 && <Alert color="orange">{t('test.neither')}</Alert>}
        {fields.map((channel) => {
          const fault = errorOf(channel);
          return (
            <TextInput
              key={channel}
              label={t('test.to', { channel: name(channel) })}
              type={channel === 'email' ? 'email' : 'tel'}
              placeholder={channel === 'email' ? 'you@shop.example' : '+4915112345678'}
              value={to[channel] ?? ''}
              onChange={({ currentTarget }) => setTo({ ...to, [channel]: currentTarget.value })}
              error={fault && words(fault.message)}
            />
          );
        })}
        {isElsewhere && (
          <Alert color="red" role="alert">
            <ProblemText error={test.error} />
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={test.isPending} disabled={Object.keys(named).length === 0}>
            {t('test.go')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
