import {
  Alert,
  Button,
  Group,
  List,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../../core/errors.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useAct } from '../../../api/use-act.ts';
import { useFaultText } from '../../../ui/faults/use-fault-text.ts';
import { useSay } from '../../../ui/use-say.ts';
import Changes from '../changes/changes.tsx';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';
import { Approval, useApproval } from './approval.tsx';
import { Reach } from './reach.tsx';

type To = 'everybody' | 'staff';

/** What changes, whom it could reach, and for whom: everybody or the shop's own people first. */
export default function PublishDialog({ close }: { close: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const faultText = useFaultText();
  const { id, view, draftVersion, editing } = useJourney();
  const [to, setTo] = useState<To>('everybody');
  const [why, setWhy] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const approval = useApproval();
  const act = useAct({ changes: ['/v1/journeys'], quiet: true });
  const isLive = view.status === 'live' || view.status === 'paused';
  const publish = () =>
    act.mutate(
      {
        path: `/v1/journeys/${encodeURIComponent(id)}/publish`,
        method: 'POST',
        ifMatch: draftVersion,
        body: { to, ...(why.trim() !== '' && { why: why.trim() }) },
      },
      {
        onSuccess: () => {
          say.done(t(to === 'staff' ? 'publish.doneStaff' : 'publish.done'));
          close();
        },
        onError: (error) => {
          if (error instanceof ApiProblem && error.status === 422) setFaults(error.faults);
          else say.problem(error);
        },
      },
    );
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('publish.title', { name: editing.journey.name ?? id })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <section>
          <Title order={3} size="h6" mb={6}>
            {t(view.published ? 'publish.changes' : 'publish.first')}
          </Title>
          {view.published ? (
            <Changes before={view.published} after={editing.saved} />
          ) : (
            <Text size="sm">{t('publish.firstText')}</Text>
          )}
          {isLive && (
            <Text size="sm" c="dimmed" mt={6}>
              {t('publish.inside')}
            </Text>
          )}
        </section>
        <section>
          <Title order={3} size="h6" mb={6}>
            {t('reach.title')}
          </Title>
          <Reach journey={editing.saved} />
        </section>
        <SegmentedControl
          aria-label={t('publish.to')}
          value={to}
          onChange={(value) => setTo(value as To)}
          data={[
            { value: 'everybody', label: t('publish.toEverybody') },
            { value: 'staff', label: t('publish.toStaff') },
          ]}
        />
        {to === 'staff' && (
          <Text size="sm" c="dimmed">
            {t('publish.staffText')}
          </Text>
        )}
        <TextInput
          label={t('publish.why')}
          value={why}
          maxLength={500}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        />
        {faults.length > 0 && (
          <Alert color="red" title={t('faults.title', { count: faults.length })}>
            <List size="sm">
              {faults.map((fault) => (
                <List.Item key={fault.path + fault.message}>
                  <span className="mono">{fault.path}</span> {faultText(fault)}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        {to === 'everybody' && approval.takesTwo && <Approval approval={approval} why={why} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button
            loading={act.isPending}
            disabled={to === 'everybody' && !approval.mayPublish}
            onClick={publish}
          >
            {t(to === 'staff' ? 'publish.goStaff' : 'publish.go')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
